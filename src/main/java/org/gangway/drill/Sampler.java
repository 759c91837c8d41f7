// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Looks at a running installation from outside, again and again. */
final class Sampler implements AutoCloseable {
    private static final String CHANGELOG = "gangway.process-cases-changelog-";

    private final Drill drill;
    private final Vitals vitals;
    private final Lags lags;
    private final List<Sample> samples = new ArrayList<>();
    private final long began = System.nanoTime();
    private final int collectEvery;
    private double lastSecond;
    private int lastCame;
    private int lastEnded;

    /** @param collectEvery at how many samples the heap is collected: it stops the application for a moment */
    Sampler(Drill drill, Child app, int collectEvery) {
        this.drill = drill;
        this.collectEvery = collectEvery;
        this.vitals = Vitals.of(app);
        this.lags = new Lags(drill.installation.client());
        this.lastCame = drill.crowd.size();
        this.lastEnded = drill.crowd.farewells();
        drill.replies.drain();
    }

    double second() {
        return (System.nanoTime() - began) / 1e9;
    }

    Sample sample(Period period) {
        double second = second();
        double since = Math.max(0.001, second - lastSecond);
        int came = drill.crowd.size();
        int ended = drill.crowd.farewells();
        Sample sample = new Sample(
                second,
                period,
                (came - lastCame) / since,
                (ended - lastEnded) / since,
                came - ended,
                samples.size() % collectEvery == 0 ? OptionalLong.of(vitals.heap()) : OptionalLong.empty(),
                vitals.resident(),
                broker(),
                vitals.threads(),
                vitals.files(),
                changelog(),
                lags.now(),
                replies());
        lastSecond = second;
        lastCame = came;
        lastEnded = ended;
        samples.add(sample);
        return sample;
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    private double[] replies() {
        return drill.replies.drain().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private long broker() {
        return drill.installation
                .broker
                .map(child -> Vitals.resident(child.process().pid()))
                .orElse(-1L);
    }

    private double changelog() {
        try (Stream<Path> files = Files.walk(drill.installation.folder().resolve("broker"))) {
            long bytes = files.filter(file -> file.toString().contains(CHANGELOG)
                            && file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return Numbers.rounded(bytes / 1048576.0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // a segment that was just being removed
        }
    }

    @Override
    public void close() {
        vitals.close();
        lags.close();
    }
}
