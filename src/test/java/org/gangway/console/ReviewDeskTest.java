// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.casefile.Value;
import org.gangway.screening.Exemption;
import org.gangway.sealing.KeyGone;
import org.gangway.wire.CaseView;
import org.gangway.wire.CaseView.OpenStep;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.HitOpenedRecord;
import org.gangway.wire.Json;
import org.gangway.wire.VoteRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewDeskTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CONVERSATION = "a".repeat(32);
    private static final String CASE = CONVERSATION + "-1764000000000";
    private static final String ITEM = CASE + ".screen-sanctions-review.1";
    private static final Reviewer ADA = new Reviewer("ada", Set.of(Roles.REVIEWER));
    private static final Reviewer OLGA = new Reviewer("olga", Set.of(Roles.OPERATIONS));

    private static final String HITS =
            "[{\"list\":\"un\",\"entity\":\"T1\",\"entryHash\":\"e7\",\"personHash\":\"p7\"},{\"list\":\"un\",\"entity\":\"T2\"}]";

    private final List<Object> said = new ArrayList<>();
    private boolean down;
    private boolean shredded;
    private final CaseViews cases = new CaseViews(10, Clock.fixed(NOW, ZoneOffset.UTC));
    private final ReviewDesk desk = new ReviewDesk(cases, this::opened, new Told(), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void fill() {
        waiting("compliance");
        desk.accept(record(new CommandRecord(
                CASE,
                ITEM,
                "screen-sanctions",
                1,
                NOW,
                "en",
                null,
                Map.of("family-name", new Value.Sealed("x")),
                Map.of(),
                Map.of("queue", Value.open("compliance"), "reason", Value.open("list.close-match")),
                Map.of(),
                Map.of(),
                null)));
    }

    @Test
    void anItemIsOpenWhileItsCaseWaitsForAReviewer() {
        assertThat(desk.open(ADA)).singleElement().satisfies(item -> {
            assertThat(item.facts()).containsOnly(Map.entry("reason", "list.close-match"));
            assertThat(item.decisions()).containsExactly("confirm", "clear");
            assertThat(item.waiting()).isEqualTo("1 h 30 min");
        });
        cases.accept(record(view(List.of())));
        assertThat(desk.open(ADA)).isEmpty();
        assertThatThrownBy(() -> desk.vote(ITEM, ADA, "clear")).isInstanceOf(DeskRefusal.class);
    }

    @Test
    void nothingIsOpenedThatIsNotInTheJournal() {
        down = true;
        assertThatThrownBy(() -> desk.look(ITEM, ADA)).isInstanceOf(DeskRefusal.class);
        assertThat(said).isEmpty();
        down = false;
        assertThat(desk.look(ITEM, ADA)).containsEntry("family-name", "Doe");
        assertThat(said).containsExactly(new HitOpenedRecord(CASE, ITEM, "ada"), "opened the seal");
    }

    @Test
    void aDocumentIsForWhoeverOpenedTheItem() {
        assertThatThrownBy(() -> desk.claim(ITEM, "family-name", ADA)).isInstanceOf(DeskRefusal.class);
        desk.look(ITEM, ADA);
        assertThat(desk.claim(ITEM, "family-name", ADA)).isEqualTo("Doe");
        assertThatThrownBy(() -> desk.claim(ITEM, "family-name", new Reviewer("grace", ADA.roles())))
                .isInstanceOf(DeskRefusal.class);
    }

    @Test
    void operationsNeverSeePersonalData() {
        assertThat(desk.open(OLGA)).isEmpty();
        assertThatThrownBy(() -> desk.look(ITEM, OLGA)).isInstanceOf(DeskRefusal.class);
        waiting("operations");
        assertThat(desk.open(OLGA)).singleElement().satisfies(item -> assertThat(item.decisions())
                .containsExactly("retry", "done", "refuse"));
        assertThatThrownBy(() -> desk.look(ITEM, OLGA)).isInstanceOf(DeskRefusal.class);
        assertThat(said).isEmpty();
    }

    @Test
    void theCommandSaysWhatMayBeDecided() {
        waiting("operations");
        desk.accept(record(new CommandRecord(
                CASE,
                ITEM,
                "stop",
                1,
                NOW,
                "en",
                null,
                Map.of(),
                Map.of(),
                Map.of("queue", Value.open("operations"), "choices", Value.open("done,withdraw")),
                Map.of(),
                Map.of(),
                null)));
        assertThat(desk.item(ITEM, OLGA).decisions()).containsExactly("done", "withdraw");
        assertThat(desk.item(ITEM, OLGA).facts()).isEmpty();
        assertThatThrownBy(() -> desk.vote(ITEM, OLGA, "retry")).isInstanceOf(DeskRefusal.class);
        desk.vote(ITEM, OLGA, "withdraw");
        assertThat(said).containsExactly(new VoteRecord(CASE, ITEM, "olga", "withdraw"));
    }

    @Test
    void aReviewerVotesOnce() {
        desk.vote(ITEM, ADA, "confirm");
        assertThat(said).containsExactly(new VoteRecord(CASE, ITEM, "ada", "confirm"));
        assertThat(desk.item(ITEM, ADA).voted()).isTrue();
        assertThatThrownBy(() -> desk.vote(ITEM, ADA, "confirm")).isInstanceOf(DeskRefusal.class);
        desk.vote(ITEM, new Reviewer("grace", ADA.roles()), "confirm");
        assertThat(said).hasSize(2);
    }

    @Test
    void aStepThatComesBackIsDecidedAgain() {
        waiting("operations");
        desk.vote(ITEM, OLGA, "retry");
        assertThat(desk.item(ITEM, OLGA).voted()).isTrue();
        waiting("operations", NOW.minusSeconds(60));
        assertThat(desk.item(ITEM, OLGA).voted()).isFalse();
        desk.vote(ITEM, OLGA, "done");
        assertThat(said).hasSize(2);
    }

    @Test
    void aShreddedCaseSaysSo() {
        shredded = true;
        assertThatThrownBy(() -> desk.look(ITEM, ADA)).isInstanceOfSatisfying(DeskRefusal.class, gone -> assertThat(
                        gone.getStatusCode().value())
                .isEqualTo(410));
    }

    @Test
    void anExemptionIsMadeOfTheHitInTheEvidenceByWhoHasOpenedIt() {
        assertThatThrownBy(() -> desk.exemption(ITEM, ADA, "un", "T1")).hasMessageContaining("Open the item first");
        desk.look(ITEM, ADA);
        FoundHit hit = desk.exemption(ITEM, ADA, "un", "T1");
        assertThat(hit).isEqualTo(new FoundHit("un", "T1", "e7", "p7"));
        assertThat(hit.terms(CASE, Exemption.Decision.CLEARED, "other-birth-place", LocalDate.EPOCH)
                        .customer())
                .isEqualTo(CONVERSATION);
        assertThatThrownBy(() -> desk.exemption(ITEM, ADA, "un", "T2")).hasMessageContaining("no hit");
    }

    @Test
    void aQueueIsShownAlone() {
        assertThat(desk.open(ADA, "compliance")).hasSize(1);
        assertThat(desk.open(ADA, "pep")).isEmpty();
        assertThat(desk.open(ADA, null)).hasSize(1);
    }

    private Map<String, String> opened(CommandRecord command) {
        if (shredded) {
            throw new KeyGone("2026-01-01");
        }
        said.add("opened the seal");
        return Map.of("family-name", "Doe", "screen-sanctions.hits", HITS);
    }

    private void waiting(String queue) {
        waiting(queue, NOW.minusSeconds(5400));
    }

    private void waiting(String queue, Instant since) {
        cases.accept(record(view(List.of(new OpenStep("screen-sanctions-review", ITEM, 1, "reviewer", queue, since)))));
    }

    private static CaseView view(List<OpenStep> steps) {
        return new CaseView(
                CASE,
                CONVERSATION,
                "retail-account",
                1,
                "web",
                "en",
                "running",
                steps,
                null,
                NOW,
                NOW,
                null,
                "e",
                null);
    }

    private static ConsumerRecord<String, byte[]> record(Object content) {
        return new ConsumerRecord<>("topic", 0, 0, CONVERSATION, Json.write(content));
    }

    private final class Told implements Decisions {
        @Override
        public void opened(HitOpenedRecord opened) {
            tell(opened);
        }

        @Override
        public void voted(VoteRecord vote) {
            tell(vote);
        }

        private void tell(Object what) {
            if (down) {
                throw DeskRefusal.unavailable();
            }
            said.add(what);
        }
    }
}
