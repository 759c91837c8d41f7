// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gangway.Skips;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfacScoreTest {

    private static final Path SCORES =
            Path.of(System.getProperty("shared", "../shared"), "data", "screening", "ofac_tool_scores.csv");

    @ParameterizedTest
    @CsvSource({
        "TELMO VARGONI, 'VARGONI, Telmo', 100",
        "Télmo Vargöni, Telmo VARGONI, 100",
        "O'VARGONI, Ovargoni, 100",
        "X, Telmo X, 100",
        "ТЕЛМО, Telmo, 0",
        "TELMO, ТЕЛМО, 0",
        "'', Telmo, 0"
    })
    void wholeNamesAndPartsInAnyOrderAreCompared(String asked, String listed, int score) {
        assertThat(OfacScore.of(asked, listed)).isEqualTo(score);
    }

    /** What FAQ 249 leaves open was filled in with these rows in view: this shows the fit, no more. */
    @Tag("shared")
    @Test
    void itIsNearWhatTheToolItselfAnswered() {
        Skips.unless(Files.exists(SCORES), "no scores of OFAC's tool are in " + SCORES);
        List<NamedRows.Row> rows = NamedRows.read(SCORES).rows().stream()
                .filter(row -> score(row) >= 0)
                .toList();
        assertThat(rows).hasSizeGreaterThan(150);
        int[] off = rows.stream()
                .mapToInt(row -> Math.abs(score(row)
                        - OfacScore.of(
                                row.cell("query_name").orElse(""),
                                row.cell("result_name").orElse(""))))
                .toArray();
        assertThat(Arrays.stream(off).average().orElseThrow()).isLessThan(2.5);
        assertThat(Arrays.stream(off).filter(points -> points <= 2).count()).isGreaterThan(rows.size() * 3L / 4);
    }

    private static int score(NamedRows.Row row) {
        return Integer.parseInt(row.cell("ofac_score").orElseThrow());
    }
}
