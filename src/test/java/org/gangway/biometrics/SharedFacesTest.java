// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.gangway.Skips;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two families' photographs. Few people, and some of the pictures may have been among the recogniser's own training: this
 * finds a broken engine, it says nothing about a bank's customers.
 */
@Tag("shared")
class SharedFacesTest {
    private static final Path DATA = Path.of(System.getProperty("shared", "../shared"), "data", "faces");

    private static Map<String, Object> figures = Map.of();

    @BeforeAll
    static void measure() throws InterruptedException {
        Skips.unless(Files.isDirectory(DATA), "there are no photographs in " + DATA);
        figures = new FaceBench(Models.FOLDER, DATA, 20, new PrintWriter(Writer.nullWriter())).run();
    }

    @Test
    void distancesSeparateOnePersonFromTwo() {
        assertThat(figure("auc")).isGreaterThanOrEqualTo(0.99);
        assertThat(figures).containsEntry("false_matches", 0).containsEntry("pairs_without_face", 0);
        assertThat(figure("same_in_match_or_refer")).isEqualTo(1);
    }

    @Test
    void facesAreCountedRight() {
        assertThat(figures).containsEntry("scenes", 8).containsEntry("face_counts_right", 8L);
    }

    @Test
    void photographsPassAndSpoiltOnesDoNot() {
        assertThat(figure("originals_refused")).isLessThanOrEqualTo(0.05);
        assertThat(figure("blur_caught")).isGreaterThanOrEqualTo(0.95);
        assertThat(figure("exposure_caught")).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aMirrorImageIsTurnedTheOtherWay() {
        assertThat(figure("mirror_yaw_error_max")).isLessThanOrEqualTo(2);
        assertThat(figure("mirror_roll_error_max")).isLessThanOrEqualTo(1);
    }

    @Test
    void whoDoesWhatIsAskedIsTakenAndNoAttackIs() {
        assertThat(figure("liveness_honest")).isEqualTo(168);
        assertThat(figure("liveness_honest_accepted")).isGreaterThanOrEqualTo(0.95);
        assertThat(figures)
                .extractingByKey("liveness_refused", InstanceOfAssertFactories.map(String.class, Double.class))
                .containsOnlyKeys(
                        "wrong-order", "replayed-nonce", "static", "duplicated-frame", "changed-face", "printed-still")
                .allSatisfy((attack, share) -> assertThat(share).as(attack).isEqualTo(1));
        assertThat(figure("liveness_attacks_refused")).isEqualTo(1);
    }

    private static double figure(String name) {
        return ((Number) figures.get(name)).doubleValue();
    }
}
