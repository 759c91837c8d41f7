// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gangway.Skips;
import org.gangway.biometrics.FaceEngine.Profile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;

/**
 * Two families' photographs. Few people, and some of the pictures may have been among the recogniser's own training: this
 * finds a broken engine, it says nothing about a bank's customers.
 */
@Tag("shared")
class SharedFacesTest {
    private static final Path DATA = Path.of(System.getProperty("shared", "../shared"), "data", "faces");
    private static final FaceSettings SETTINGS = FaceSettings.defaults();

    private static EmbeddedFaces engine;

    private record Pair(double distance, boolean same) {}

    @BeforeAll
    static void start() {
        Skips.unless(Files.isDirectory(DATA), "there are no photographs in " + DATA);
        engine = new EmbeddedFaces(Models.FOLDER, SETTINGS);
        engine.awaitReady();
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void distancesSeparateOnePersonFromTwo() throws IOException {
        List<Pair> pairs = pairs();

        assertThat(auc(pairs)).isGreaterThanOrEqualTo(0.99);
        assertThat(pairs).filteredOn(Pair::same).allMatch(pair -> pair.distance() <= SETTINGS.refer());
        assertThat(pairs).filteredOn(pair -> !pair.same()).noneMatch(pair -> pair.distance() <= SETTINGS.match());
    }

    @Test
    void facesAreCountedRightButForTheOneOutOfFocus() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows("scenes.csv")) {
            int faces = engine.analyse(Files.readAllBytes(DATA.resolve("photos").resolve(row[0])), Profile.SELFIE)
                    .faces();
            if (faces != Integer.parseInt(row[1])) {
                wrong.add(row[0]);
            }
        }
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
    }

    /** Many of the photographs are smaller than the size rules allow, so these are left out here. */
    private static List<Pair> pairs() throws IOException {
        Map<String, float[]> embeddings = new HashMap<>();
        FaceNets nets = new FaceNets(new ModelFolder(Models.FOLDER));
        List<Pair> pairs = new ArrayList<>();
        try (Recogniser recogniser = new Recogniser(new ModelFolder(Models.FOLDER))) {
            for (String[] row : rows("pairs.csv")) {
                float[] a = embeddings.computeIfAbsent(row[0], photo -> embedding(photo, nets, recogniser));
                float[] b = embeddings.computeIfAbsent(row[1], photo -> embedding(photo, nets, recogniser));
                pairs.add(new Pair(Recogniser.distance(a, b), row[2].equals("1")));
            }
        }
        return pairs;
    }

    private static float[] embedding(String photo, FaceNets nets, Recogniser recogniser) {
        try (Scratch scratch = new Scratch()) {
            Mat picture = scratch.keep(SETTINGS.limits().decode(Files.readAllBytes(DATA.resolve(photo))));
            FivePoints face = nets.faces(picture).getFirst().orElseThrow();
            return recogniser.embed(scratch.keep(face.chip(picture)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often a pair of one person is nearer than a pair of two. */
    private static double auc(List<Pair> pairs) {
        List<Pair> ordered = new ArrayList<>(pairs);
        ordered.sort(Comparator.comparingDouble(Pair::distance));
        long same = pairs.stream().filter(Pair::same).count();
        long seen = 0;
        long right = 0;
        for (Pair pair : ordered) {
            if (pair.same()) {
                seen++;
            } else {
                right += seen;
            }
        }
        return (double) right / (same * (pairs.size() - same));
    }

    private static List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(DATA.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
