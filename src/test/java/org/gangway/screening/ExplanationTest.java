// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an officer reads about a hit. */
class ExplanationTest {

    private static final Corpus CORPUS = ScreeningFixtures.corpus(
            ScreeningFixtures.person("1", "Telmo Vargoni", "Telmo Quirin Vargoni", "Osric Brellin"),
            ScreeningFixtures.person("2", "Tamsin Orlebar Vargoni"),
            ScreeningFixtures.person("3", "Hugo Petrovich Demorski"));

    @ParameterizedTest
    @CsvSource({
        "Telmo Vargoni",
        "Telmo Anselm Vargoni",
        "Telmo Vargonni",
        "Tamsin Orlebar",
        "Tamsin Gudrun Orlebar",
        "Orlebar Tamsin Vargoni Gudrun Anselm",
        "Hugo Demorski",
        "Hugo Anselm Demorsky",
        "Telmo Telmo Vargoni Anselm Anselm"
    })
    void contributionsCostsAndWhatIsOnlyAlikeAddUpToOne(String asked) {
        List<Hit> hits = CORPUS.hits(Applicant.named(asked), .3);
        assertThat(hits).isNotEmpty();
        for (Hit hit : hits) {
            NameMatch match = hit.name();
            double given = match.pairs().stream()
                    .mapToDouble(NameMatch.Pair::contribution)
                    .sum();
            double lost = match.pairs().stream()
                    .mapToDouble(pair -> pair.contribution() / pair.likeness().similarity() - pair.contribution())
                    .sum();
            double cost = Stream.of(match.onlyApplicant(), match.onlyListed())
                    .flatMap(List::stream)
                    .mapToDouble(NameMatch.Unmatched::cost)
                    .sum();
            assertThat(given + lost + cost).isEqualTo(1, within(1e-9));
        }
    }

    @Test
    void aPatronymicThatOneSideLacksCostsLessThanAnotherWord() {
        Corpus corpus = ScreeningFixtures.corpus(
                ScreeningFixtures.person("1", "Hugo Petrovich Demorski"),
                ScreeningFixtures.person("2", "Hugo Petrowax Demorski"));
        List<Hit> hits = corpus.hits(Applicant.named("Hugo Demorski"), .3);
        assertThat(hits).hasSize(2);
        assertThat(hits.get(0).listed().entry().person().id()).isEqualTo("1");
        assertThat(hits.get(0).name().onlyListed().getFirst().cost())
                .isLessThan(hits.get(1).name().onlyListed().getFirst().cost() / 2);
    }

    @Test
    void theNamesThatScoredLessAreShownTheLikeliestFirst() throws IOException {
        Applicant applicant = Applicant.named("Telmo Vargoni");
        JsonNode hit = explained(applicant).get(0);
        assertThat(hit.path("name").asText()).isEqualTo("Telmo Vargoni");
        assertThat(hit.path("otherNames").findValuesAsText("name"))
                .as("what is not like it at all is not shown")
                .containsExactly("Telmo Quirin Vargoni");
        assertThat(hit.path("otherNames").get(0).path("nameScore").asDouble()).isBetween(.5, .99);
    }

    @Test
    void anUnmatchedWordIsShownWithItsCostAndTheToolsScoreBesideOurs() throws IOException {
        JsonNode hit = explained(Applicant.named("Tamsin Gudrun Orlebar")).get(0);
        assertThat(hit.path("onlyApplicant").get(0).path("word").asText()).isEqualTo("gudrun");
        assertThat(hit.path("onlyApplicant").get(0).path("cost").asDouble()).isPositive();
        assertThat(hit.path("onlyListed").get(0).path("word").asText()).isEqualTo("vargoni");
        assertThat(hit.path("ofacScore").asInt()).isBetween(1, 99);
        assertThat(hit.path("band").asText()).isEqualTo("possible");
    }

    @Test
    void nothingOfAnExplanationPrintsANameByItself() {
        Applicant applicant = Applicant.named("Tamsin Gudrun Orlebar");
        Hit hit = CORPUS.hits(applicant, .3).getFirst();
        assertThat(hit.name().onlyApplicant() + " " + CORPUS.others(applicant, hit))
                .doesNotContainIgnoringCase("gudrun")
                .doesNotContainIgnoringCase("vargoni");
    }

    private static JsonNode explained(Applicant applicant) throws IOException {
        return new ObjectMapper()
                .readTree(new HitReport(CORPUS, applicant)
                        .of(CORPUS.hits(applicant, .3).stream()
                                .map(hit -> new Judged(
                                        hit, ListType.BANK, Band.of(hit, Limits.from(.8)), "", Optional.empty()))
                                .toList()));
    }
}
