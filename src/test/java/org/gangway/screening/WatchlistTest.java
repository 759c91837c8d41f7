// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bank's staff has decided counts for customers who are screened again. */
class WatchlistTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Person TELMO = person("{\"name\": \"Telmo Vargoni\"}");
    private static final ListedPerson LISTED = ScreeningFixtures.person("u1", "Telmo Vargoni");
    private static final Corpus CORPUS =
            Corpus.of(List.of(new SanctionsList("un", ScreeningFixtures.WRITTEN, "hash", List.of(LISTED))));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whoHasExemptedHitsOnlyPasses() {
        Watchlist lists = new Watchlist(CORPUS, ScreeningFixtures.rules(Bands.BUILT_IN, exemption()), 5);
        Watchlist.Finding exempted = lists.find(TELMO, "customer-7", TODAY);
        assertThat(exempted.verdict()).isEqualTo("pass");
        assertThat(exempted.hits()).isZero();
        assertThat(exempted.entries()).isEmpty();

        assertThat(lists.find(TELMO, "customer-8", TODAY).entries()).containsExactly("un/u1");
        assertThat(lists.find(TELMO).verdict()).isEqualTo("refer");
        assertThat(lists.find(TELMO, "customer-7", TODAY.plusDays(1)).verdict())
                .as("the day after the last")
                .isEqualTo("refer");
    }

    @Test
    void whoHasConfirmedHitsOnlyIsConfirmedAndNobodyHasToLook() {
        Exemption cleared = exemption();
        Exemption confirmed = new Exemption(
                "e2",
                Exemption.Decision.CONFIRMED,
                cleared.list(),
                cleared.entity(),
                cleared.entry(),
                cleared.person(),
                "same-photo",
                TODAY,
                "ada",
                "grace",
                Instant.EPOCH);
        Watchlist lists = new Watchlist(CORPUS, ScreeningFixtures.rules(Bands.BUILT_IN, confirmed), 5);
        assertThat(lists.find(TELMO, "customer-7", TODAY))
                .returns("confirmed", Watchlist.Finding::verdict)
                .returns(List.of("sanctions.hit"), Watchlist.Finding::reasons)
                .returns(0, Watchlist.Finding::hits)
                .returns(1, Watchlist.Finding::confirmed)
                .returns(List.of(), Watchlist.Finding::entries);
        assertThat(lists.find(TELMO, "customer-7", TODAY.plusDays(1)).verdict())
                .as("the day after the last")
                .isEqualTo("refer");
    }

    @Test
    void exemptionsAreThoseForTheNumberAndForTheReferenceInTheRecord() {
        Watchlist lists = new Watchlist(CORPUS, ScreeningFixtures.rules(Bands.BUILT_IN, exemption()), 5);
        Person referred = person("{\"name\": \"Telmo Vargoni\", \"customer\": \"customer-7\"}");
        assertThat(lists.find(referred, "100", TODAY).verdict()).isEqualTo("pass");
        assertThat(lists.find(TELMO, "100", TODAY).verdict()).isEqualTo("refer");
        Person elsewhere = person("{\"name\": \"Telmo Vargoni\", \"customer\": \"customer-8\"}");
        assertThat(lists.find(elsewhere, "customer-7", TODAY).verdict()).isEqualTo("pass");
        assertThat(lists.find(elsewhere, "100", TODAY).verdict()).isEqualTo("refer");
    }

    @Test
    void otherBandsAreOtherListsToScreenWithAndEachKeepsItsOwn() {
        AtomicReference<Bands> inForce = new AtomicReference<>(Bands.BUILT_IN);
        Watchlists watchlists = new Watchlists(() -> CORPUS, new ListArchive(folder), rules(inForce), 5);
        Watchlist before = watchlists.now();
        assertThat(watchlists.now()).isSameAs(before);
        Person alike = person("{\"name\": \"Telmo Vargone\"}");
        assertThat(before.find(alike).verdict()).isEqualTo("refer");

        inForce.set(Bands.from(1));
        assertThat(watchlists.now().find(alike).verdict()).isEqualTo("pass");
        assertThat(watchlists.now().configuration()).isEqualTo(Bands.from(1).id());
        assertThat(before.find(alike).verdict()).isEqualTo("refer");
        assertThat(before.configuration()).isEqualTo(Bands.BUILT_IN.id());
    }

    private static ScreeningRules rules(AtomicReference<Bands> bands) {
        return new ScreeningRules() {
            @Override
            public Bands bands() {
                return bands.get();
            }

            @Override
            public List<Exemption> exemptions(String customer) {
                return List.of();
            }

            @Override
            public String hashed(String personal) {
                return personal;
            }
        };
    }

    private static Exemption exemption() {
        return new Exemption(
                "e1",
                Exemption.Decision.CLEARED,
                "un",
                "u1",
                EntryHash.of(new IndexedName.Entry("un", LISTED)),
                EntryHash.text(TELMO.applicant()),
                "another birth place",
                TODAY,
                "ada",
                "grace",
                Instant.EPOCH);
    }

    private static Person person(String json) {
        return Person.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
