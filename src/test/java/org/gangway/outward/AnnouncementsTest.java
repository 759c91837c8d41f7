// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.outward.Announcements.Announced;
import org.gangway.sandbox.SandboxFixture;
import org.gangway.sealing.SealBroken;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** With the SDK's client against the sandbox's endpoint, which throttles and fails in part on demand. */
class AnnouncementsTest {
    private final SandboxFixture box;
    private final Path bankKey;
    private final EventBridgeSettings settings;
    private final EventBridgeClient client;
    private final Announcements events;

    AnnouncementsTest(@TempDir Path data) {
        box = new SandboxFixture(data);
        bankKey = data.resolve("keys/public/bank.jwk.json");
        settings = OutwardBeans.eventBridge(box.url("/eventbridge"), Duration.ofSeconds(9));
        client = OutwardBeans.client(settings);
        events = OutwardBeans.events(client, settings, bankKey, Batches.opener());
    }

    @AfterEach
    void stop() {
        client.close();
        box.close();
    }

    /** With time for a few tries only. */
    private Announcements hurried() {
        EventBridgeSettings little = OutwardBeans.eventBridge(box.url("/eventbridge"), Duration.ofSeconds(3));
        return OutwardBeans.events(client, little, bankKey, Batches.opener());
    }

    @Test
    void everyCaseOfABatchIsAnsweredWithItsEvent() {
        List<Announced> announced = events.announce(Batches.of("approved", 10));
        assertThat(announced)
                .hasSize(10)
                .allSatisfy(one -> assertThat(one.record().kind()).isEqualTo(Reply.Kind.DONE));
        assertThat(announced).extracting(one -> one.record().caseId()).first().isEqualTo(Batches.caseId(0));
        assertThat(box.distinct("events")).isEqualTo(10);
        assertThat(box.repeats("events")).isZero();

        JsonNode event =
                box.get("/eventbridge/events?case=" + Batches.caseId(3)).get(0);
        assertThat(announced.get(3).record().facts().get("event-id"))
                .isEqualTo(Value.open(event.path("eventId").asText()));
        assertThat(event.path("detail").path("id").asText()).isEqualTo(Batches.caseId(3) + ".announce.1");
        assertThat(event.path("detail").path("type").asText()).isEqualTo("org.gangway.onboarding.completed.v1");
    }

    @Test
    void onlyTheBankReadsTheCustomer() {
        events.announce(Batches.of("approved", 1));
        JsonNode event = box.get("/eventbridge/events").get(0);
        assertThat(event.path("detail").toString()).doesNotContain("Ada").doesNotContain("ada@example.org");
        assertThat(event.path("customer").path("given-name").asText()).isEqualTo("Ada");
        assertThat(event.path("customer")).hasSize(Inputs.CUSTOMER.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "abandoned", "withdrawn"})
    void nothingOfTheCustomerGoesOutUnlessApproved(String outcome) {
        events.announce(Batches.of(outcome, 1));
        JsonNode event = box.get("/eventbridge/events").get(0);
        assertThat(event.path("detail").path("data").path("outcome").asText()).isEqualTo(outcome);
        assertThat(event.path("detail").path("data").has("customer")).isFalse();
    }

    @Test
    void partialFailuresAreMendedWithoutSendingTheOthersAgain() {
        box.turn("eventbridge", "partial", 2, 0);
        List<Announced> announced = events.announce(Batches.of("approved", 7));
        assertThat(announced).allSatisfy(one -> assertThat(one.record().kind()).isEqualTo(Reply.Kind.DONE));
        assertThat(box.distinct("events")).isEqualTo(7);
        assertThat(box.repeats("events")).isZero();
    }

    @Test
    void throttlingIsWaitedOut() {
        box.turn("eventbridge", "throttle", 3, 0);
        List<Announced> announced = events.announce(Batches.of("approved", 3));
        assertThat(announced).allSatisfy(one -> assertThat(one.record().kind()).isEqualTo(Reply.Kind.DONE));
        assertThat(box.repeats("events")).isZero();
    }

    @Test
    void whatIsStillThrottledAtTheEndIsUnavailableForItsOwnCaseOnly() {
        box.turn("eventbridge", "partial", 0, 0);
        List<Announced> announced = hurried().announce(Batches.of("approved", 2));
        // Of two the first fails each time; alone, it is the first again.
        assertThat(announced)
                .extracting(one -> one.record().kind())
                .containsExactly(Reply.Kind.UNAVAILABLE, Reply.Kind.DONE);
        assertThat(announced.get(0).record().reasons()).containsExactly("eventbridge.throttlingexception");
        assertThat(box.distinct("events")).isEqualTo(1);
    }

    @Test
    void anEndpointThatIsDownMakesEveryCaseUnavailable() {
        box.turn("eventbridge", "down", 0, 0);
        assertThat(hurried().announce(Batches.of("approved", 2)))
                .extracting(one -> one.record().kind())
                .containsExactly(Reply.Kind.UNAVAILABLE, Reply.Kind.UNAVAILABLE);
    }

    @Test
    void aCaseThatIsShreddedGetsNoReplyAndOneThatCannotBeReadHoldsUpNobody() {
        CommandOpener opener = (conversation, delivery, command) -> {
            if (conversation.equals("conversation-0")) {
                return Optional.empty();
            }
            if (conversation.equals("conversation-1")) {
                throw new SealBroken("a field", new IllegalStateException());
            }
            return Batches.opener().open(conversation, delivery, command);
        };
        List<Announced> announced =
                OutwardBeans.events(client, settings, bankKey, opener).announce(Batches.of("approved", 3));
        assertThat(announced).extracting(Announced::conversationId).containsExactly("conversation-1", "conversation-2");
        assertThat(announced)
                .extracting(one -> one.record().kind())
                .containsExactly(Reply.Kind.MALFORMED, Reply.Kind.DONE);
    }

    @Test
    void aBatchThatIsNotWhatItsManifestStatesIsMalformed() {
        String batch = new String(Batches.of("refused", 1), StandardCharsets.UTF_8);
        byte[] altered = batch.replace("refused", "approved").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> events.announce(altered)).isInstanceOf(Json.Malformed.class);
        assertThat(box.distinct("events")).isZero();
    }

    @Test
    void aReplyIsOnTheWireWithoutAKeyOfTheCase() {
        Announced one = events.announce(Batches.of("approved", 1)).get(0);
        assertThat(Json.read(one.json(), ReplyRecord.class)).isEqualTo(one.record());
        assertThat(one.record().step()).isEqualTo("announce");
    }
}
