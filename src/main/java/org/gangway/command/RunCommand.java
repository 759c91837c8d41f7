// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.util.List;
import org.gangway.Gangway;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the application until it is stopped. */
@Command(name = RunCommand.NAME, description = "Run the application; --NAME=VALUE sets any of its properties.")
final class RunCommand implements Runnable {
    static final String NAME = "run";

    private static volatile boolean serving;

    @Parameters(arity = "0..*", paramLabel = "--NAME=VALUE", description = "Properties, as --server.port=8081.")
    private List<String> properties = List.of();

    /** Whether the JVM is to live on when the command has returned. */
    static boolean isServing() {
        return serving;
    }

    @Override
    public void run() {
        SpringApplication.run(Gangway.class, properties.toArray(String[]::new));
        serving = true;
    }
}
