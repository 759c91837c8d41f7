// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusImpactsTest {

    private static final Corpus CORPUS = Corpus.of(List.of(new SanctionsList(
            "own",
            ScreeningFixtures.WRITTEN,
            "hash",
            List.of(
                    ScreeningFixtures.person("1", "Oskar Blauwasser"),
                    ScreeningFixtures.person("2", "Telmo Vargoni")))));
    private static final Limits USUAL = Limits.from(.8);
    private static final Bands BEFORE = new Bands(1, USUAL, USUAL, USUAL);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void peopleOfTheSampleAreCountedByWhatTheyWereAndWouldBe() throws IOException {
        Bands exact = new Bands(2, USUAL, Limits.from(1), USUAL);
        Impact impact = impacts("query_name\nOskar Blauwaser\nOskar Blauwasser\nHannelore Winterfeld\n", 5_000)
                .of(BEFORE, exact);
        assertThat(impact.corpus()).isEqualTo(CORPUS.version());
        assertThat(impact.sample()).matches("[0-9a-f]{64}");
        assertThat(impact.customers())
                .containsExactly(
                        new Impact.Line("sanctions", 3, 0, 0),
                        new Impact.Line("bank", 3, 2, 1),
                        new Impact.Line("pep", 3, 0, 0));
    }

    @Test
    void alteredNamesOfListedPersonsSayWhatWouldBeMissed() {
        Bands exact = new Bands(2, USUAL, Limits.from(1), USUAL);
        Impact impact = new CorpusImpacts(() -> CORPUS, Optional.empty(), 5_000).of(BEFORE, exact);
        assertThat(impact.customers()).isEmpty();
        assertThat(impact.sample()).isEmpty();
        assertThat(impact.listed()).singleElement().satisfies(line -> {
            assertThat(line.asked()).isEqualTo(2 * Alteration.values().length);
            assertThat(line.after()).isPositive().isLessThan(line.before());
        });
    }

    @Test
    void ofALargeSampleAsManyAsAreWantedAreTakenEvenly() throws IOException {
        String people = "query_name\n" + "Oskar Blauwasser\nHannelore Winterfeld\n".repeat(50);
        assertThat(impacts(people, 25).of(BEFORE, BEFORE).customers())
                .allMatch(line -> line.asked() == 25)
                .allMatch(line -> line.before() == line.after());
    }

    @Test
    void aSampleThatIsNotThereIsSaid() {
        Impacts none = new CorpusImpacts(() -> CORPUS, Optional.of(folder.resolve("none.csv")), 10);
        assertThatThrownBy(() -> none.of(BEFORE, BEFORE)).hasMessageContaining("gangway.screening.sample");
    }

    private Impacts impacts(String sample, int most) throws IOException {
        Path file = Files.writeString(folder.resolve("sample.csv"), sample);
        return new CorpusImpacts(() -> CORPUS, Optional.of(file), most);
    }
}
