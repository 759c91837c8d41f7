// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningTest {

    private static final Corpus DEMO = Corpus.of(List.of(DemoList.builtIn()));
    private final Screening screening = ScreeningFixtures.screening(DEMO, .85, 5);

    @Test
    void aListedPersonIsReferredAndTheHitExplained() throws IOException {
        Reply reply = screen("Boris", "Grachevsky-Demo", "1961-03-14", "by");

        assertThat(reply.kind()).isEqualTo(Reply.Kind.REFER);
        assertThat(reply.reasons()).containsExactly("sanctions.hit");
        JsonNode hits = hits(reply);
        assertThat(hits).hasSize(1);
        JsonNode hit = hits.get(0);
        assertThat(hit.path("list").asText()).isEqualTo("gangway-demo");
        assertThat(hit.path("entity").asText()).isEqualTo("GD-0001");
        assertThat(hit.path("programme").asText()).isEqualTo("DEMO");
        assertThat(hit.path("nameScore").asDouble()).isEqualTo(1);
        assertThat(hit.path("identityScore").asDouble()).isEqualTo(.12);
        assertThat(hit.path("attributes").findValuesAsText("finding")).containsExactly("equal", "equal");
        assertThat(hit.path("pairs").findValuesAsText("kind")).containsOnly("equal");
        double parts = hit.path("pairs").findValues("contribution").stream()
                .mapToDouble(JsonNode::asDouble)
                .sum();
        assertThat(parts).isEqualTo(1, within(.001));
    }

    @Test
    void anOrdinaryNamePasses() throws IOException {
        Reply reply = screen("Hannelore", "Winterfeld", "1961-03-14", "BY");
        assertThat(reply.kind()).isEqualTo(Reply.Kind.PASS);
        assertThat(reply.reasons()).isEmpty();
        assertThat(hits(reply)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GRACHEVSKY-DEMO, boris, GD-0001",
        "Борис, Грачевский-Демо, GD-0001",
        "Boris, Gratchevski Demo, GD-0001",
        "Karim, Zahrawan Demo, GD-0003",
        "كريم, الزهروان ديمو, GD-0003",
        "Renjiro, Otsuka Demo, GD-0005",
        "ΝΙΚΟΛΑΟΣ, ΔΕΜΟΠΕΤΡΑΚΗΣ, GD-0007",
        "Nikólaos, Demopetrákis, GD-0007",
        "יוסף, דמולוי-תבור, GD-0008",
        "გიორგი, დემოშვილი, GD-0009",
        "Quintero, Facundo Demorales, GD-0011",
        "Dr. Somchai, Demowattana, GD-0012"
    })
    void aNameInOtherOrderCaseMarksScriptOrSpellingStillHits(String given, String family, String entity)
            throws IOException {
        Reply reply = screen(given, family, "", "");
        assertThat(reply.kind()).isEqualTo(Reply.Kind.REFER);
        assertThat(hits(reply).findValuesAsText("entity")).containsExactly(entity);
    }

    @ParameterizedTest
    @CsvSource({
        "1974-11-02, REFER, equal, 0.10",
        "1974-02-11, REFER, day-and-month-swapped, 0.05",
        "1974-05-30, REFER, same-year, 0",
        "1975-11-02, REFER, years-off, -0.05",
        "1971-11-02, REFER, years-off, -0.15",
        "1970-11-02, PASS, , "
    })
    void aBirthDateCountsByHowFarOffItIs(String birth, Reply.Kind kind, String finding, String effect)
            throws IOException {
        Reply reply = screen("Amalia", "Vetterholm-Demo", birth, "SE");
        assertThat(reply.kind()).isEqualTo(kind);
        JsonNode attribute = hits(reply).path(0).path("attributes").path(0);
        assertThat(attribute.path("finding").asText(null)).isEqualTo(finding);
        assertThat(attribute.path("effect").asDouble())
                .isEqualTo(Optional.ofNullable(effect).map(Double::valueOf).orElse(0.0));
    }

    @ParameterizedTest
    @CsvSource({
        "1961, 1961-03-14, within-range, 0.04",
        "1961-03, 1961-03-14, within-range, 0.04",
        "1961-03-14, 1961, within-range, 0.04",
        "1961, 1961, within-range, 0.04",
        "1961-04, 1961-03-14, same-year, 0",
        "1963, 1961-03-14, years-off, -0.10",
        "1961-03-14, 1961-03-14, equal, 0.10"
    })
    void aBirthDateOfWhichOnlyPartIsKnownCountsAsASpan(String known, String listed, String finding, double effect) {
        ListedPerson person = new ListedPerson(
                "1",
                List.of(ListedName.strong("Telmo Vargoni")),
                List.of(BirthSpan.parse(listed)),
                new TreeSet<>(),
                "TEST",
                "");
        Applicant applicant = new Applicant("Telmo Vargoni", Optional.of(BirthSpan.parse(known)), Optional.empty());
        Identity.Line line = Identity.of(applicant, person).birth();
        assertThat(HitReport.code(line.finding())).isEqualTo(finding);
        assertThat(line.effect()).isEqualTo(effect, within(1e-9));
    }

    @Test
    void aFarBirthDateNeverCostsMoreThanFiveYears() {
        Applicant applicant = new Applicant("x", Optional.of(BirthSpan.parse("2006-01-01")), Optional.empty());
        ListedPerson person = DEMO.lists().getFirst().persons().getFirst();
        assertThat(Identity.of(applicant, person).score()).isEqualTo(-.25, within(1e-9));
    }

    @Test
    void theBestOfSeveralBirthDatesCounts() throws IOException {
        Reply reply = screen("Facundo", "Demorales Quintero", "1973-10-05", "VE");
        assertThat(hits(reply).get(0).path("attributes").get(0).path("listed").asText())
                .isEqualTo("1973-10-05");
    }

    @Test
    void anotherNationalityAloneNeverClearsAnybody() throws IOException {
        Screening strict = ScreeningFixtures.screening(DEMO, 1, 5);
        Reply reply = strict.screen(ScreeningFixtures.command(fields("Amalia", "Vetterholm-Demo", "", "JP")));
        assertThat(reply.kind()).isEqualTo(Reply.Kind.REFER);
        assertThat(hits(reply).get(0).path("identityScore").asDouble()).isEqualTo(-.05);
    }

    @ParameterizedTest
    @CsvSource({"Die, Lotsin, REFER", "Die, Lotsinn, PASS", "Clara, Lotsin, PASS"})
    void aWeakAliasCountsOnlyWhenWhollyEqual(String given, String family, Reply.Kind kind) {
        assertThat(screen(given, family, "1974-11-02", "").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'', SE", "1974-05-30, SE", "1980-01-01, SE"})
    void aWeakAliasAloneIsShownAndAlertsNobodyWhateverTheNationality(String birth, String nationality)
            throws IOException {
        Reply reply = screen("Die", "Lotsin", birth, nationality);
        assertThat(reply.kind()).isEqualTo(Reply.Kind.PASS);
        JsonNode hits = hits(reply);
        hits.forEach(hit -> {
            assertThat(hit.path("alert").asBoolean()).isFalse();
            assertThat(hit.path("band").asText()).isEqualTo("weak-alias");
        });
        assertThat(hits.size()).isEqualTo(birth.equals("1980-01-01") ? 0 : 1);
    }

    @Test
    void aWeakAliasOfSomebodyWhoIsListedByAStrongNameTooIsAnAlert() throws IOException {
        Corpus both = ScreeningFixtures.corpus(new ListedPerson(
                "1",
                List.of(ListedName.strong("Oskar Blauwassermann"), new ListedName("Oskar Blauwasserman", true)),
                List.of(),
                new TreeSet<>(),
                "TEST",
                ""));
        Reply reply = ScreeningFixtures.screening(both, .8, 5)
                .screen(ScreeningFixtures.command(fields("Oskar", "Blauwasserman", "", "")));
        assertThat(reply.kind()).isEqualTo(Reply.Kind.REFER);
        JsonNode hit = hits(reply).get(0);
        assertThat(hit.path("weakAlias").asBoolean()).isFalse();
        assertThat(hit.path("otherNames").get(0).path("weakAlias").asBoolean()).isTrue();
    }

    @Test
    void oneEqualWordOfSeveralIsNoHit() {
        assertThat(screen("Boris", "Winterfeld", "1961-03-14", "BY").kind()).isEqualTo(Reply.Kind.PASS);
    }

    @Test
    void aNameWithoutLettersIsReferredNotPassed() {
        Reply reply = screen("---", "?!", "1961-03-14", "BY");
        assertThat(reply.kind()).isEqualTo(Reply.Kind.REFER);
        assertThat(reply.reasons()).containsExactly("sanctions.name-unreadable");
    }

    @Test
    void aBirthDateThatIsNoneIsMalformedAndNotQuoted() {
        Reply reply = screen("Hannelore", "Winterfeld", "14.03.1961", "BY");
        assertThat(reply.kind()).isEqualTo(Reply.Kind.MALFORMED);
        assertThat(reply.toString()).doesNotContain("14.03.1961");
    }

    @Test
    void aCommandWithoutANameIsABugThatNamesTheFieldOnly() {
        assertThatThrownBy(() -> screening.screen(ScreeningFixtures.command(Map.of("given-name", "Hannelore"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("family-name")
                .hasMessageNotContaining("Hannelore");
    }

    @Test
    void onlyTheVersionsOfTheListsStayReadable() {
        Reply reply = screen("Boris", "Grachevsky-Demo", "1961-03-14", "BY");
        assertThat(reply.facts()).containsOnlyKeys("hits", "corpus", "bands", "lists");
        assertThat(reply.facts().get("hits")).isInstanceOf(Value.Plain.class);
        assertThat(reply.facts().get("corpus")).isEqualTo(Value.open(DEMO.version()));
        assertThat(reply.facts().get("lists")).isEqualTo(Value.open("gangway-demo 2026-01-01"));
    }

    @Test
    void nothingThatIsPrintedNamesAnybody() {
        Applicant applicant =
                new Applicant("Boris Grachevsky-Demo", Optional.of(BirthSpan.parse("1961-03-14")), Optional.of("BY"));
        List<Hit> hits = DEMO.hits(applicant, .85);
        assertThat(hits).isNotEmpty();
        String printed = applicant
                + " " + hits.getFirst().name()
                + " " + hits.getFirst().name().pairs()
                + " " + NameTokens.of(applicant.name())
                + " " + screen("Boris", "Grachevsky-Demo", "1961-03-14", "BY");
        assertThat(printed).contains("***").doesNotContainIgnoringCase("boris").doesNotContain("1961");
    }

    @Test
    void theSameCommandGivesTheSameBytes() {
        Reply once = screen("Boris", "Gratchevski Demo", "1961-03-14", "BY");
        Corpus again = Corpus.of(List.of(DemoList.builtIn()));
        Reply twice = ScreeningFixtures.screening(again, .85, 5)
                .screen(ScreeningFixtures.command(fields("Boris", "Gratchevski Demo", "1961-03-14", "BY")));
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void theSameCommandGivesTheSameBytesWhateverWasAskedBeforeAndAtTheSameTime() {
        List<String> names = List.of(
                "Boris Gratchevski",
                "Карим Захраван",
                "G. Demoshvili",
                "Amalia Veterholm",
                "Oskar Blau",
                "يوسف دمولوي");
        Screening busy = ScreeningFixtures.screening(DEMO, .5, 5);
        List<Reply> all = IntStream.range(0, 600)
                .parallel()
                .mapToObj(at -> names.get(at * 7 % names.size()))
                .map(name -> busy.screen(ScreeningFixtures.command(fields(name, "Demo", "1961-03-14", "BY"))))
                .toList();
        Corpus again = Corpus.of(List.of(DemoList.builtIn()));
        Screening fresh = ScreeningFixtures.screening(again, .5, 5);
        for (int at = all.size() - 1; at >= 0; at--) {
            Map<String, String> fields = fields(names.get(at * 7 % names.size()), "Demo", "1961-03-14", "BY");
            assertThat(all.get(at)).isEqualTo(fresh.screen(ScreeningFixtures.command(fields)));
        }
    }

    @Test
    void noMoreHitsAreShownThanAskedForTheLikeliestFirst() throws IOException {
        Corpus twins = ScreeningFixtures.corpus(
                ScreeningFixtures.person("c", "Oskar Blauwasser Senior"),
                ScreeningFixtures.person("b", "Oskar Blauwasser"),
                ScreeningFixtures.person("a", "Oskar Blauwasser"));
        Screening two = ScreeningFixtures.screening(twins, .5, 2);
        Reply reply = two.screen(ScreeningFixtures.command(fields("Oskar", "Blauwasser", "", "")));
        assertThat(hits(reply).findValuesAsText("entity")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"0.49, .9, .95", "0.8, .79, .95", "0.8, .9, .89", "0.8, .9, 1.01", "NaN, .9, .95"})
    void limitsOutOfOrderAreRefused(double possible, double likely, double strong) {
        assertThatThrownBy(() -> new Limits(possible, likely, strong)).hasMessageContaining("possible <= likely");
    }

    private Reply screen(String given, String family, String birth, String nationality) {
        return screening.screen(ScreeningFixtures.command(fields(given, family, birth, nationality)));
    }

    private static Map<String, String> fields(String given, String family, String birth, String nationality) {
        Map<String, String> fields = new HashMap<>(Map.of("given-name", given, "family-name", family));
        fields.put("birth-date", birth);
        fields.put("nationality", nationality);
        return fields;
    }

    private static JsonNode hits(Reply reply) throws IOException {
        return new ObjectMapper().readTree(((Value.Plain) reply.facts().get("hits")).text());
    }
}
