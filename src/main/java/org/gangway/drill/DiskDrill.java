// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill disk}. */
@Command(
        name = "disk",
        description = {
            "The disk under broker, keys and objects is full for a while under load. The broker has to end with one clear line. Then",
            "there is room again, broker and application are started again. Needs the right to mount a tmpfs. The JSON of the last line:",
            "  full_seconds                how long the disk was full",
            "  broker_ended_after_ms       from then until the broker had ended",
            "The rest as in: ./gangway drill crash --help"
        })
final class DiskDrill extends RatedDrill {
    /** What the broker says about it, once. */
    static final String LINE = "the broker ended the process: its disk is full";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Above the 500 MB below which health says that the disk is nearly full. */
    private static final String SIZE = "700m";

    @Option(
            names = "--full",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "How long it is full (${DEFAULT-VALUE}).")
    private int full = 60;

    static boolean possible() {
        try {
            Path place = Files.createTempDirectory("gangway-mount");
            boolean mounted = ran("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place.toString());
            boolean released = !mounted || ran("umount", place.toString());
            Files.delete(place);
            return mounted && released;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    void prepare(Path home) throws IOException {
        Path data = Files.createDirectories(home.resolve("data"));
        if (!ran("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", data.toString())) {
            throw new DrillFailed("a tmpfs cannot be mounted; run this drill as root");
        }
    }

    @Override
    void tidy(Path home) {
        if (!ran("umount", home.resolve("data").toString())) {
            throw new DrillFailed(home.resolve("data") + " is still mounted");
        }
    }

    @Override
    Map<String, Object> run(Drill drill) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("full_seconds", full);
        try (Child app = drill.app(0)) {
            drill.load(rate, rate, app::alive);
            Path filler = drill.installation.home.resolve("data").resolve("filler");
            long began = System.nanoTime();
            fill(filler);
            drill.load(rate, rate, app::alive);
            if (!drill.installation.brokerEnds(PATIENCE)) {
                drill.found("the broker goes on with a full disk");
            }
            figures.put("broker_ended_after_ms", (System.nanoTime() - began) / 1_000_000);
            look(drill);
            Pause.of(Duration.ofSeconds(full).minusNanos(System.nanoTime() - began));
            drill.say("the disk was full for %d s, %s", full, drill.crowd);
            delete(filler);
            drill.installation.restartBroker(Duration.ZERO);
        }
        try (Child ignored = drill.app(0)) {
            figures.putAll(drill.figures(1));
            return figures;
        }
    }

    private static void look(Drill drill) {
        List<String> said = drill.installation.log("broker").stream()
                .filter(line -> line.contains("ERROR") || line.contains("WARN") || line.contains("\tat "))
                .toList();
        if (said.size() != 1 || !said.getFirst().contains(LINE)) {
            drill.found("the broker did not end with one clear line but with " + said.size() + ": "
                    + said.stream().limit(5).toList());
        }
        if (drill.installation.health(0).up("disk")) {
            drill.found("the health group disk does not say that the disk is full");
        }
    }

    private static void fill(Path filler) {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            return; // full
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ran(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
