// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.gangway.broker.EmbeddedBroker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the embedded broker alone, for several processes on one machine or to look at what is on the topics. */
@Command(name = "broker", description = "Run the embedded Kafka broker alone, until it is stopped.")
final class BrokerCommand implements Runnable {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where local data lives; default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    @Option(
            names = "--port",
            defaultValue = "9092",
            description = "Port on the loopback address, 0 for a free one; default: ${DEFAULT-VALUE}.")
    private int port;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        Main.quiet();
        EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), port);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
        say("Kafka is at " + broker.bootstrapServers() + ", its data in " + data.resolve("broker")
                + "; Ctrl-C ends it");
        waitForTheEnd();
    }

    private void say(String line) {
        if (spec != null) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
