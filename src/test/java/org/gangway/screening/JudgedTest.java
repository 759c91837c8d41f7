// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
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

/** What bands, types of lists and exemptions make of hits. */
class JudgedTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
    private static final Applicant OSKAR = Applicant.named("Oskar Blauwasser");
    private static final ListedPerson MINISTER = new ListedPerson(
            "p1",
            List.of(ListedName.strong("Oskar Blauwasser")),
            List.of(),
            new TreeSet<>(),
            Optional.empty(),
            List.of(),
            "",
            "",
            Optional.of(new Office("1", Optional.of(false), "2024-05-01", List.of("Ida Blauwasser"))));
    private static final SanctionsList UN = list("un", ScreeningFixtures.person("u1", "Oskar Blauwasser"));
    private static final SanctionsList OWN = list("own", ScreeningFixtures.person("o1", "Oskar Blauwasser"));
    private static final SanctionsList PEPS = list("office-holders", MINISTER);

    @ParameterizedTest
    @CsvSource({
        "Oskar Blauwaser, .99, 'bank,pep'",
        "Oskar Blauwaser, .8, 'sanctions,bank,pep'",
        "Oskar Blauwasser, 1, 'sanctions,bank,pep'"
    })
    void eachTypeOfListHasAThresholdOfItsOwn(String name, double sanctions, String found) throws IOException {
        Bands bands = new Bands(7, Limits.from(sanctions), Limits.from(.8), Limits.from(.8));
        Screening.Screened screened =
                screening(Corpus.of(List.of(UN, OWN, PEPS)), bands).screened(Applicant.named(name));
        assertThat(hits(screened).findValuesAsText("type")).containsExactlyInAnyOrder(found.split(","));
        assertThat(screened.alerts()).isEqualTo(found.split(",").length);
    }

    @ParameterizedTest
    @CsvSource({"house, BANK", "house.sanctions, SANCTIONS", "ministers.pep, PEP", "uk, SANCTIONS", "sanctions, BANK"})
    void aListOfTheBanksOwnIsOfTheTypeThatItsFilesNameEndsWith(String name, ListType type) {
        assertThat(ListType.of(new IndexedName.Entry(name, ScreeningFixtures.person("1", "Oskar Blauwasser"))))
                .isEqualTo(type);
    }

    @Test
    void bandsAreThoseOfTheType() throws IOException {
        Bands bands = new Bands(7, new Limits(.8, 1, 1), new Limits(.8, .8, 1), new Limits(.8, .8, .8));
        JsonNode hits =
                hits(screening(Corpus.of(List.of(UN, OWN, PEPS)), bands).screened(Applicant.named("Oskar Blauwaser")));
        hits.forEach(hit -> assertThat(hit.path("band").asText())
                .isEqualTo(Map.of("sanctions", "possible", "bank", "likely", "pep", "strong")
                        .get(hit.path("type").asText())));
        assertThat(hits).hasSize(3);
    }

    @Test
    void aDecisionNamesTheVersionOfItsBandsAndWhatTheySay() {
        Bands one = Bands.from(.8);
        Reply reply = reply(one, UN);
        assertThat(reply.facts().get("bands")).isEqualTo(Value.open(one.id()));
        assertThat(one.id()).matches("1-[0-9a-f]{16}");
        assertThat(new Bands(1, one.sanctions(), one.bank(), Limits.from(.81)).id())
                .isNotEqualTo(one.id());
        assertThat(new Bands(2, one.sanctions(), one.bank(), one.pep()).id()).isNotEqualTo(one.id());
        assertThat(reply(Bands.from(.8), UN)).isEqualTo(reply);
    }

    @Test
    void politicallyExposedPersonsHaveAQueueUnlessSomethingGraverIsFound() {
        assertThat(reply(Bands.BUILT_IN, PEPS).reasons()).containsExactly("sanctions.pep");
        assertThat(reply(Bands.BUILT_IN, PEPS).facts()).containsEntry("queue", Value.open("pep"));
        assertThat(reply(Bands.BUILT_IN, UN, PEPS).reasons()).containsExactly("sanctions.hit", "sanctions.pep");
        assertThat(reply(Bands.BUILT_IN, UN, PEPS).facts()).doesNotContainKey("queue");
        assertThat(reply(Bands.BUILT_IN, OWN).reasons()).containsExactly("sanctions.hit");
    }

    @Test
    void aPoliticallyExposedPersonIsExplainedByTierOfficeAndAssociates() throws IOException {
        JsonNode office = hits(screening(Corpus.of(List.of(PEPS)), Bands.BUILT_IN)
                        .screened(OSKAR))
                .get(0)
                .path("office");
        assertThat(office)
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"tier\":\"1\",\"inOffice\":false,\"leftOn\":\"2024-05-01\",\"associates\":[\"Ida Blauwasser\"]}"));
    }

    @Test
    void theSameDocumentIsAHitWhateverTheBirthDateSays() throws IOException {
        SanctionsList un = list(
                "un",
                new ListedPerson(
                        "u1",
                        List.of(ListedName.strong("Oskar Blauwasser")),
                        List.of(BirthSpan.years(1990, 1990)),
                        new TreeSet<>(),
                        Optional.empty(),
                        List.of("P 12-34"),
                        "TEST",
                        ""));
        Map<String, String> fields =
                Map.of("given-name", "Oskar", "family-name", "Blauwasser", "birth-date", "1961-03-14");
        Corpus corpus = Corpus.of(List.of(un));
        Screening screening = new Screening(() -> corpus, ScreeningFixtures.rules(Bands.BUILT_IN), 5);
        assertThat(screening.screen(ScreeningFixtures.command(fields)).kind()).isEqualTo(Reply.Kind.PASS);

        Map<String, String> documented = new HashMap<>(fields);
        documented.put("document-number", "p1234");
        Reply reply = screening.screen(ScreeningFixtures.command(documented));
        assertThat(reply.kind()).isEqualTo(Reply.Kind.REFER);
        assertThat(((Value.Plain) reply.facts().get("hits")).text()).contains("\"band\":\"strong\"");
    }

    @Test
    void anExemptionTakesTheAlertAwayAndStaysVisible() throws IOException {
        Screening.Screened screened = exempted(UN, exemption(UN, OSKAR, TODAY), OSKAR, "customer-7");
        assertThat(screened.verdict().kind()).isEqualTo(Reply.Kind.PASS);
        assertThat(screened.alerts()).isZero();
        JsonNode hit = hits(screened).get(0);
        assertThat(hit.path("alert").asBoolean()).isFalse();
        assertThat(hit.path("exemption").path("state").asText()).isEqualTo("applied");
        assertThat(hit.path("exemption").path("maker").asText()).isEqualTo("ada");
        assertThat(hit.path("exemption").path("checker").asText()).isEqualTo("grace");
    }

    @Test
    void anExemptionHoldsUntilItsDayIsOver() throws IOException {
        assertRevived(exempted(UN, exemption(UN, OSKAR, TODAY.minusDays(1)), OSKAR, "customer-7"), "expired");
    }

    @Test
    void aChangedEntryRevivesTheAlert() throws IOException {
        SanctionsList changed = list(
                "un",
                new ListedPerson(
                        "u1",
                        List.of(ListedName.strong("Oskar Blauwasser")),
                        List.of(BirthSpan.years(1961, 1961)),
                        new TreeSet<>(),
                        "TEST",
                        ""));
        assertRevived(exempted(changed, exemption(UN, OSKAR, TODAY), OSKAR, "customer-7"), "entry-changed");
    }

    @Test
    void aChangedCustomerRevivesTheAlert() throws IOException {
        Applicant french = new Applicant("Oskar Blauwasser", Optional.empty(), Optional.of("FR"));
        assertRevived(exempted(UN, exemption(UN, OSKAR, TODAY), french, "customer-7"), "customer-changed");
    }

    @Test
    void anExemptionIsOfItsCustomerAndItsEntryAlone() throws IOException {
        assertThat(exempted(UN, exemption(UN, OSKAR, TODAY), OSKAR, "customer-8")
                        .alerts())
                .isEqualTo(1);
        JsonNode hits = hits(exempted(OWN, exemption(UN, OSKAR, TODAY), OSKAR, "customer-7"));
        assertThat(hits.get(0).has("exemption")).isFalse();
    }

    @Test
    void whatIsExemptedCrowdsNoAlertOut() throws IOException {
        SanctionsList many = list(
                "un",
                IntStream.range(0, 4)
                        .mapToObj(at -> ScreeningFixtures.person("u" + at, "Oskar Blauwasser"))
                        .toArray(ListedPerson[]::new));
        Exemption[] three = IntStream.range(0, 3)
                .mapToObj(at -> exemption(list("un", many.persons().get(at)), OSKAR, TODAY))
                .toArray(Exemption[]::new);
        Corpus corpus = Corpus.of(List.of(many));
        Screening one = new Screening(() -> corpus, ScreeningFixtures.rules(Bands.BUILT_IN, three), 1);
        JsonNode hits = hits(one.screened(OSKAR, "customer-7", TODAY));
        assertThat(hits).hasSize(2);
        assertThat(hits.get(0).path("entity").asText()).isEqualTo("u3");
        assertThat(hits.get(0).path("alert").asBoolean()).isTrue();
        assertThat(hits.get(1).path("alert").asBoolean()).isFalse();
    }

    @Test
    void aConfirmedHitStaysAnAlertAndComesAfterThoseThatAreToBeLookedAt() throws IOException {
        SanctionsList two = list(
                "un",
                ScreeningFixtures.person("u1", "Oskar Blauwasser"),
                ScreeningFixtures.person("u2", "Oskar Blauwaser"));
        Screening.Screened screened = exempted(two, confirmation(UN, TODAY), OSKAR, "customer-7");
        assertThat(screened.verdict().kind()).isEqualTo(Reply.Kind.REFER);
        assertThat(screened.alerts()).isEqualTo(2);
        assertThat(screened.confirmed()).isEqualTo(1);
        assertThat(hits(screened).findValuesAsText("entity")).containsExactly("u2", "u1");
        JsonNode confirmed = hits(screened).get(1);
        assertThat(confirmed.path("alert").asBoolean()).isTrue();
        assertThat(confirmed.path("exemption").path("decision").asText()).isEqualTo("confirmed");
        assertThat(confirmed.path("exemption").path("approved").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(exempted(two, confirmation(UN, TODAY.minusDays(1)), OSKAR, "customer-7")
                        .confirmed())
                .as("its last day is over")
                .isZero();
    }

    @Test
    void ofTwoDecisionsAboutOneEntryTheGraverCounts() {
        Corpus corpus = Corpus.of(List.of(UN));
        Screening.Screened screened = new Screening(
                        () -> corpus,
                        ScreeningFixtures.rules(Bands.BUILT_IN, exemption(UN, OSKAR, TODAY), confirmation(UN, TODAY)),
                        5)
                .screened(OSKAR, "customer-7", TODAY);
        assertThat(screened.confirmed()).isEqualTo(1);
    }

    @Test
    void whoHasNoHitIsNotHashed() {
        Corpus corpus = Corpus.of(List.of(UN));
        ScreeningRules never = new ScreeningRules() {
            @Override
            public Bands bands() {
                return Bands.BUILT_IN;
            }

            @Override
            public List<Exemption> exemptions(String customer) {
                throw new AssertionError("nobody needs to know");
            }

            @Override
            public String hashed(String personal) {
                throw new AssertionError("nobody needs to know");
            }
        };
        assertThat(new Screening(() -> corpus, never, 5)
                        .screened(Applicant.named("Quietus Nobody"), "customer-7", TODAY)
                        .found())
                .isZero();
    }

    private static void assertRevived(Screening.Screened screened, String state) throws IOException {
        assertThat(screened.alerts()).isEqualTo(1);
        assertThat(hits(screened).get(0).path("exemption").path("state").asText())
                .isEqualTo(state);
    }

    private static Screening.Screened exempted(
            SanctionsList list, Exemption exemption, Applicant applicant, String customer) {
        Corpus corpus = Corpus.of(List.of(list));
        return new Screening(() -> corpus, ScreeningFixtures.rules(Bands.BUILT_IN, exemption), 5)
                .screened(applicant, customer, TODAY);
    }

    private static Exemption confirmation(SanctionsList list, LocalDate until) {
        Exemption cleared = exemption(list, OSKAR, until);
        return new Exemption(
                "e0",
                Exemption.Decision.CONFIRMED,
                cleared.list(),
                cleared.entity(),
                cleared.entry(),
                cleared.person(),
                "same-document",
                until,
                "ada",
                "grace",
                Instant.EPOCH);
    }

    private static Exemption exemption(SanctionsList list, Applicant applicant, LocalDate until) {
        ListedPerson person = list.persons().getFirst();
        String entry = EntryHash.of(new IndexedName.Entry(list.name(), person));
        return new Exemption(
                "e1",
                Exemption.Decision.CLEARED,
                list.name(),
                person.id(),
                entry,
                EntryHash.text(applicant),
                "other-birth-place",
                until,
                "ada",
                "grace",
                Instant.EPOCH);
    }

    private static Reply reply(Bands bands, SanctionsList... lists) {
        return screening(Corpus.of(List.of(lists)), bands)
                .screen(ScreeningFixtures.command(Map.of("given-name", "Oskar", "family-name", "Blauwasser")));
    }

    private static Screening screening(Corpus corpus, Bands bands) {
        return new Screening(() -> corpus, ScreeningFixtures.rules(bands), 5);
    }

    private static SanctionsList list(String name, ListedPerson... persons) {
        return new SanctionsList(name, ScreeningFixtures.WRITTEN, "hash", List.of(persons));
    }

    private static JsonNode hits(Screening.Screened screened) throws IOException {
        return new ObjectMapper().readTree(screened.hits());
    }
}
