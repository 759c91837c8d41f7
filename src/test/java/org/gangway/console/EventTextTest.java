// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.gangway.console.Journal.Detail;
import org.junit.jupiter.api.Test;

class EventTextTest {

    private static final Instant RECORDED = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anyEventIsShownWithoutItsSeals() {
        Journal.Entry entry = entry(
                """
                {"type": "step-replied", "at": "2026-03-01T11:00:00Z", "caseId": "c", "round": 2, "late": false,
                 "nothing": null, "reasons": ["a", "b"], "key": {"epoch": "e1", "wrapped": "c2VjcmV0"},
                 "facts": {"score": {"open": "0.9"}, "hits": {"sealed": "c2VjcmV0"}},
                 "steps": [{"name": "x", "value": {"sealed": "c2VjcmV0"}}]}
                """);
        assertThat(entry.type()).isEqualTo("step-replied");
        assertThat(entry.time()).isEqualTo("1 Mar 11:00:00.000");
        assertThat(entry.details())
                .containsExactly(
                        new Detail("round", "2"),
                        new Detail("late", "false"),
                        new Detail("reasons", "a, b"),
                        new Detail("key.epoch", "e1"),
                        new Detail("key.wrapped", "***"),
                        new Detail("facts.score", "0.9"),
                        new Detail("facts.hits", "***"),
                        new Detail("steps.1.name", "x"),
                        new Detail("steps.1.value", "***"));
    }

    @Test
    void whatCannotBeReadStillHasItsPlaceInTime() {
        assertThat(entry("{not json")).isEqualTo(new Journal.Entry(RECORDED, "unreadable", java.util.List.of()));
        assertThat(entry("{\"at\": \"yesterday\"}").at()).isEqualTo(RECORDED);
    }

    private static Journal.Entry entry(String json) {
        return EventText.entry(EventText.tree(json.getBytes(StandardCharsets.UTF_8)), RECORDED);
    }
}
