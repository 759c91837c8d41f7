// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final Deadlines deadlines = new Deadlines();

    @Test
    void ofManyThatAreDueOnlySomeAreHandedOutUntilTheyAreWorkedOn() {
        IntStream.range(0, 3 * Deadlines.AT_ONCE).forEach(this::track);
        Instant now = START.plus(Duration.ofDays(1));

        List<String> first = deadlines.due(now);
        assertThat(first).hasSize(Deadlines.AT_ONCE);
        assertThat(deadlines.due(now.plusMillis(250))).isEmpty();

        first.subList(0, 5).forEach(deadlines::forget);
        assertThat(deadlines.due(now.plusMillis(500))).hasSize(5).doesNotContainAnyElementsOf(first);
    }

    @Test
    void thoseThatAreDueLongestComeFirst() {
        IntStream.range(0, 2 * Deadlines.AT_ONCE)
                .map(i -> 2 * Deadlines.AT_ONCE - i)
                .forEach(this::track);

        assertThat(deadlines.due(START.plus(Duration.ofDays(1))))
                .isSorted()
                .first()
                .isEqualTo("%032x".formatted(1));
    }

    @Test
    void whatIsLostWithATransactionIsHandedOutAgainHoweverManyAreOut() {
        IntStream.range(0, 2 * Deadlines.AT_ONCE).forEach(this::track);
        Instant now = START.plus(Duration.ofDays(1));

        List<String> first = deadlines.due(now);

        assertThat(deadlines.due(now.plusSeconds(11))).containsExactlyElementsOf(first);
    }

    @Test
    void allAreHandedOutInTheEnd() {
        IntStream.range(0, 10 * Deadlines.AT_ONCE).forEach(this::track);
        Instant now = START.plus(Duration.ofDays(1));

        for (int i = 0; i < 10; i++) {
            List<String> due = deadlines.due(now.plusMillis(250L * i));
            assertThat(due).hasSize(Deadlines.AT_ONCE);
            due.forEach(deadlines::forget);
        }
        assertThat(deadlines.due(now.plusSeconds(60))).isEmpty();
    }

    @Test
    void afterATaskHasBegunAnewNothingOfBeforeCounts() {
        IntStream.range(0, Deadlines.AT_ONCE).forEach(this::track);
        Instant now = START.plus(Duration.ofDays(1));
        deadlines.due(now);

        deadlines.clear();
        IntStream.range(0, Deadlines.AT_ONCE).forEach(this::track);

        assertThat(deadlines.due(now)).hasSize(Deadlines.AT_ONCE);
    }

    @Test
    void aCaseThatChangesLeavesNothingBehind() {
        IntStream.range(0, 100).forEach(i -> track(1));
        assertThat(deadlines.size()).isEqualTo(1);

        deadlines.due(START.plus(Duration.ofDays(1)));
        track(1);
        assertThat(deadlines.size()).isEqualTo(1);

        deadlines.forget("%032x".formatted(1));
        assertThat(deadlines.size()).isZero();
    }

    /** A case that is a second older with every number, and has to end within an hour. */
    private void track(int number) {
        deadlines.track(OnlookingTest.opened(number));
    }
}
