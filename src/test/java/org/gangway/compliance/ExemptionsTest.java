// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.screening.Exemption;
import org.gangway.screening.Turn;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What became of exemptions, for who screens customers again because of it. */
class ExemptionsTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant BEFORE = NOON.minusSeconds(1);

    private final Exemptions exemptions = new Exemptions();

    @Test
    void anExemptionTurnsWhenItIsApprovedWhenItsLastDayIsOverAndWhenItIsWithdrawn() {
        read("e1", Change.PROPOSED, "ada", NOON, terms("2026-11-26"));
        assertThat(turns(BEFORE, NOON)).as("nobody has approved it").isEmpty();
        read("e1", Change.APPROVED, "grace", NOON, null);
        assertThat(turns(BEFORE, NOON)).containsExactly(turn(Turn.What.APPROVED));
        assertThat(turns(NOON.plusSeconds(1), NOON)).as("long ago").isEmpty();

        Instant midnight = Instant.parse("2026-11-27T00:00:00Z");
        assertThat(turns(BEFORE, midnight.minusSeconds(1))).containsExactly(turn(Turn.What.APPROVED));
        assertThat(turns(midnight, midnight)).containsExactly(turn(Turn.What.OVER));
        assertThat(turns(midnight.plusSeconds(1), midnight)).isEmpty();

        read("e1", Change.WITHDRAWN, "gina", midnight.plusSeconds(60), null);
        assertThat(turns(midnight, midnight.plusSeconds(60))).containsExactly(turn(Turn.What.WITHDRAWN));
    }

    @Test
    void whatWasWithdrawnBeforeAnybodyApprovedItIsNothingToAnybody() {
        read("e1", Change.PROPOSED, "ada", NOON, terms("2026-11-26"));
        read("e1", Change.WITHDRAWN, "ada", NOON, null);
        assertThat(turns(Instant.EPOCH, NOON)).isEmpty();
    }

    private List<Turn> turns(Instant since, Instant now) {
        return exemptions.turns(since, now);
    }

    private static Turn turn(Turn.What what) {
        return new Turn("e1", what, "c", "un", "6908555");
    }

    private static ExemptionRecord.Terms terms(String until) {
        return new ExemptionRecord.Terms(
                "c", "p", Exemption.Decision.CLEARED, "un", "6908555", "e", "on-file", LocalDate.parse(until));
    }

    private void read(String id, Change change, String by, Instant at, ExemptionRecord.@Nullable Terms terms) {
        ExemptionRecord record = new ExemptionRecord(id, change, by, at, terms);
        exemptions.read(new ConsumerRecord<>("exemptions", 0, 0, record.key(), Json.write(record)));
    }
}
