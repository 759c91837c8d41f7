// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.gangway.web.PlainSeals;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingRecord;
import org.junit.jupiter.api.Test;

class LiveStreamsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PlainSeals seals = new PlainSeals();
    private final Unsealing unsealing = new Unsealing(seals);
    private final LiveStreams live = new LiveStreams(3, 0, 4, meters);

    @Test
    void aBrowserThatDoesNotReadIsDropped() {
        Connection slow = connection("a", 2);
        live.add(slow);
        live.deliver(outgoing("a", 1));
        live.deliver(outgoing("a", 2));
        assertThat(slow.open()).isTrue();
        live.deliver(outgoing("a", 3));
        assertThat(slow.open()).isFalse();
        assertThat(streams()).isZero();
    }

    @Test
    void whatIsSaidReachesItsConversationOnly() {
        Connection other = connection("b", 1);
        live.add(other);
        live.deliver(outgoing("a", 1));
        live.deliver(outgoing("a", 2));
        assertThat(other.open()).isTrue();
        assertThat(other.offer(outgoing("b", 3))).isTrue();
        assertThat(other.offer(outgoing("b", 4))).isFalse();
    }

    @Test
    void aConversationHasThreeWindowsAndTheProcessItsLimit() {
        Connection oldest = connection("a", 1);
        live.add(oldest);
        oldest.offer(outgoing("a", 1));
        List.of("a", "a", "a").forEach(id -> live.add(connection(id, 1)));
        assertThat(oldest.open()).as("too slow to be told").isFalse();
        assertThat(streams()).isEqualTo(3);
        live.add(connection("b", 1));
        assertThatThrownBy(() -> live.add(connection("c", 1)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(503));
        assertThat(streams()).isEqualTo(4);
    }

    @Test
    void oneAddressHasNotAllThePlaces() {
        LiveStreams few = new LiveStreams(3, 2, 4, new SimpleMeterRegistry());
        Connection first = connection("a", 1);
        few.add(first);
        few.add(connection("b", 1));
        assertThatThrownBy(() -> few.add(connection("c", 1)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(429));
        few.add(new Connection("d".repeat(32), "192.0.2.2", 1, unsealing));
        few.remove(first);
        few.remove(first);
        few.add(connection("c", 1));
    }

    @Test
    void whatWasSaidUnderADestroyedKeyIsPassedOver() {
        assertThat(unsealing.event(outgoing("a", 1))).isPresent();
        seals.destroy();
        assertThat(unsealing.event(outgoing("a", 1))).isEmpty();
    }

    @Test
    void aDocumentIsToldByItsAddressAndItsClaimStaysInside() {
        BrowserEvent event = unsealing.event(outgoing("a", 41)).orElseThrow();
        assertThat(event.attachment()).isEqualTo("/api/attachments/0/41");
        assertThat(new String(Json.write(event), StandardCharsets.UTF_8))
                .doesNotContain("claim")
                .contains("Hello");
        assertThat(event.toString()).doesNotContain("Hello");
    }

    private double streams() {
        return meters.get("gangway.web.streams").gauge().value();
    }

    private Connection connection(String id, int queue) {
        return new Connection(id.repeat(32), "192.0.2.1", queue, unsealing);
    }

    private Outgoing outgoing(String id, long offset) {
        OutgoingContent content = new OutgoingContent("Hello", "en", "none", List.of(), null, "claim", null);
        String sealed = Base64.getEncoder().encodeToString(seals.seal(id.repeat(32), Json.write(content)));
        OutgoingRecord record = new OutgoingRecord(id.repeat(32) + "-1", null, "web", "notice", sealed);
        return new Outgoing(new Position(0, offset), id.repeat(32), record);
    }
}
