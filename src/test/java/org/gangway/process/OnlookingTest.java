// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Scenario;
import org.junit.jupiter.api.Test;

class OnlookingTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final Onlooking onlooking = new Onlooking();

    @Test
    void ofManyThatAreToBeShownEachTickShowsSomeAndInTheEndAllWereShown() {
        IntStream.range(0, 2 * Onlooking.AT_ONCE + 1).forEach(number -> onlooking.later(opened(number), START));
        Instant now = START.plusSeconds(2);

        assertThat(onlooking.due(now)).hasSize(Onlooking.AT_ONCE).contains(conversation(0));
        assertThat(onlooking.due(now)).hasSize(Onlooking.AT_ONCE);
        assertThat(onlooking.due(now)).containsExactly(conversation(2 * Onlooking.AT_ONCE));
        assertThat(onlooking.due(now)).isEmpty();
    }

    @Test
    void nothingIsShownThatHasNotLasted() {
        onlooking.later(opened(1), START);

        assertThat(onlooking.due(START.plusMillis(900))).isEmpty();
    }

    private static String conversation(int number) {
        return "%032x".formatted(number);
    }

    static CaseFile opened(int number) {
        Instant at = START.plusSeconds(number);
        return CaseFile.opened(new CaseEvent.CaseOpened(
                conversation(number) + "-" + at.toEpochMilli(),
                conversation(number),
                "web",
                new Scenario.Ref("retail-account", 1, "hash"),
                List.of(),
                "w-20260105T000000Z-86400",
                "en",
                Map.of(),
                List.of(),
                List.of(),
                at.plusSeconds(3600),
                at));
    }
}
