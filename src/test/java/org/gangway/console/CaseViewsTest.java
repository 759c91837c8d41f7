// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.CaseView;
import org.gangway.wire.CaseView.OpenStep;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseViewsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final CaseViews cases = new CaseViews(20, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theLongestClosedMakeRoom() {
        accept(1, null);
        IntStream.rangeClosed(2, 25).forEach(i -> accept(i, "approved"));
        assertThat(cases.size()).isEqualTo(20);
        assertThat(cases.find(caseId(1))).isPresent();
        assertThat(cases.find(caseId(2))).isEmpty();
        assertThat(cases.find(caseId(25))).isPresent();
    }

    @Test
    void theFilterLetsThroughWhatIsAskedFor() {
        accept(1, null);
        accept(2, "approved");
        accept(3, "refused");
        assertThat(listed(CaseFilter.ALL)).containsExactly(caseId(3), caseId(2), caseId(1));
        assertThat(listed(new CaseFilter("", "open", ""))).containsExactly(caseId(1));
        assertThat(listed(new CaseFilter(null, "closed", null))).containsExactly(caseId(3), caseId(2));
        assertThat(listed(new CaseFilter(null, "approved", null))).containsExactly(caseId(2));
        assertThat(listed(new CaseFilter(" 00000000000000000000000000000003 ", null, null)))
                .containsExactly(caseId(3));
        assertThat(listed(new CaseFilter("birth", null, null))).containsExactly(caseId(1));
        assertThat(listed(new CaseFilter(null, null, "customer"))).containsExactly(caseId(1));
        assertThat(listed(new CaseFilter(null, null, "reviewer"))).isEmpty();
    }

    @Test
    void aConversationThatIsForgottenIsGone() {
        accept(1, "approved");
        cases.accept(new ConsumerRecord<>("cases", 0, 0, conversation(1), null));
        assertThat(cases.size()).isZero();
    }

    @Test
    void waitingIsToldInItsLargestUnits() {
        assertThat(CaseRow.words(NOW.minusSeconds(59), NOW)).isEqualTo("59 s");
        assertThat(CaseRow.words(NOW.minusSeconds(61), NOW)).isEqualTo("1 min 1 s");
        assertThat(CaseRow.words(NOW.minusSeconds(90_000), NOW)).isEqualTo("1 d 1 h");
        assertThat(CaseRow.words(NOW.plusSeconds(3), NOW)).isEqualTo("0 s");
    }

    private List<String> listed(CaseFilter filter) {
        return cases.list(filter, 10).stream().map(CaseRow::caseId).toList();
    }

    private void accept(int number, @Nullable String outcome) {
        List<OpenStep> steps = outcome == null
                ? List.of(new OpenStep("birth-date", caseId(number) + ".birth-date.1", 1, "customer", null, NOW))
                : List.of();
        CaseView view = new CaseView(
                caseId(number),
                conversation(number),
                "retail-account",
                1,
                "web",
                "en",
                outcome == null ? "running" : "closed",
                steps,
                outcome,
                NOW,
                NOW.plusSeconds(number),
                outcome == null ? null : NOW,
                "epoch",
                null);
        cases.accept(new ConsumerRecord<>("cases", 0, number, conversation(number), Json.write(view)));
    }

    private static String conversation(int number) {
        return "%032d".formatted(number);
    }

    private static String caseId(int number) {
        return conversation(number) + "-1764000000000";
    }
}
