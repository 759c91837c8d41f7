// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.gangway.Gangway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One start in a JVM of its own: says when it is ready and how much memory it takes, and ends. */
@Command(name = "started", hidden = true, description = "Start once, for bench start.")
final class StartedCommand implements Callable<Integer> {
    static final String READY = "ready, resident kB: ";
    private static final int PATIENCE = 120_000;
    /** Each look asks every part for its health, and takes time from what is starting. */
    private static final int LOOK = 20;

    /** What is started. */
    enum What {
        APPLICATION,
        BARE,
        BARE_ARCHIVED
    }

    @Parameters(index = "0")
    private What what = What.APPLICATION;

    @Parameters(index = "1")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws Exception {
        switch (what) {
            case APPLICATION -> application();
            case BARE, BARE_ARCHIVED -> bare();
        }
        return 0;
    }

    private void application() throws IOException {
        try (ConfigurableApplicationContext app = new SpringApplicationBuilder(Gangway.class)
                .profiles("local")
                .run(BenchApplication.settings(data).toArray(String[]::new))) {
            HealthEndpoint health = app.getBean(HealthEndpoint.class);
            for (int i = 0; !health.health().getStatus().equals(Status.UP); i++) {
                if (i > PATIENCE / LOOK) {
                    throw new IllegalStateException("the application is not healthy");
                }
                LockSupport.parkNanos(LOOK * 1_000_000L);
            }
            ready(System.out);
        }
    }

    private void bare() throws Exception {
        quiet();
        try (BareStart ignored = BareStart.start(data)) {
            ready(System.out);
        }
    }

    /** As quiet as the application is: of itself the logging library writes every line there is. */
    private static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        }
    }

    private static void ready(PrintStream out) throws IOException {
        out.println(READY + resident());
        out.flush();
    }

    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
