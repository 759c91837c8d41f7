// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.gangway.screening.TestWatchlists;
import org.gangway.screening.Watchlists;
import org.gangway.sealing.Keystore;
import org.gangway.wire.TopicNames;

/** Rescreening in a process of its own, that can be killed. */
final class RescreeningProcess {

    private RescreeningProcess() {}

    static RescreeningLoop loop(
            Map<String, Object> client,
            Keystore keystore,
            Watchlists watchlists,
            RescreeningSettings settings,
            MeterRegistry registry,
            InstantSource clock) {
        Rescreener.Needs needs = new Rescreener.Needs(
                () -> client,
                TopicNames.of("gangway."),
                keystore.customerKey(),
                watchlists,
                settings,
                new RescreeningMeters(registry, clock),
                clock);
        return new RescreeningLoop(() -> new Rescreener(needs));
    }

    /** Arguments: broker, folder of keys, folder of lists, cron expression, slice. */
    public static void main(String[] arguments) throws InterruptedException {
        RescreeningSettings settings =
                new RescreeningSettings(true, arguments[3], ZoneOffset.UTC, Integer.parseInt(arguments[4]));
        loop(
                        Map.of("bootstrap.servers", arguments[0]),
                        Keystore.open(Path.of(arguments[1])),
                        new TestWatchlists(Path.of(arguments[2])).watchlists(),
                        settings,
                        new SimpleMeterRegistry(),
                        InstantSource.system())
                .start();
        new CountDownLatch(1).await();
    }

    static Process start(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                RescreeningProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
