// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gangway.aws.LocalStack;
import org.junit.jupiter.api.Test;

/** Against LocalStack, which has EventBridge's size limit. */
class PutEventsIT extends EventsOnQueue {

    PutEventsIT() {
        super(LocalStack.start());
    }

    @Test
    void eventsThatReachTheLimitTogetherAreSplitSoThatTheEmulatorTakesThem() {
        EventBridgeSettings settings = settings("org.gangway", 262_144);
        EventBus bus = bus(settings);
        String padding = "x".repeat(100_000);
        List<CompletedEvent> large = IntStream.range(0, 4)
                .mapToObj(i -> event("large-" + i, "{\"id\":\"large-" + i + "\",\"padding\":\"" + padding + "\"}"))
                .toList();

        assertThat(bus.put(large).values()).allSatisfy(r -> assertThat(r).isInstanceOf(EventBus.Result.Arrived.class));
        assertThat(receive(4))
                .extracting(event -> event.path("detail").path("id").asText())
                .containsExactlyInAnyOrder("large-0", "large-1", "large-2", "large-3");
    }

    @Test
    void theEmulatorHoldsTheLimitThatThePackingKeeps() {
        EventBridgeSettings tooMuch = settings("org.gangway", 1_000_000);
        EventBus bus = bus(tooMuch);
        Map<String, EventBus.Result> results =
                bus.put(List.of(event("huge", "{\"padding\":\"" + "x".repeat(300_000) + "\"}")));
        assertThat(results.get("huge")).isInstanceOf(EventBus.Result.Refused.class);
    }
}
