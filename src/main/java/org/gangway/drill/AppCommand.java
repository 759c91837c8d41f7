// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gangway.Gangway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The application in a process of its own that can be ended at a point. */
@Command(name = "app", hidden = true, description = "Run the application for a drill.")
final class AppCommand implements Callable<Integer> {

    @Option(names = "--point", defaultValue = "")
    private String point = "";

    @Option(names = "--nth", defaultValue = "1")
    private int nth = 1;

    @Option(names = "--clock")
    private @Nullable Path clock;

    @Parameters(arity = "0..*")
    private List<String> properties = List.of();

    @Override
    public Integer call() throws InterruptedException {
        if (!point.isEmpty()) {
            Tripwire.arm(point, nth);
            Traps.set();
        }
        if (clock != null) {
            MovedClock.follow(clock);
        }
        SpringApplication.run(Gangway.class, properties.toArray(String[]::new));
        new CountDownLatch(1).await();
        return 0;
    }
}
