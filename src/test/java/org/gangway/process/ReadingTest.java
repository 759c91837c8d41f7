// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gangway.casefile.Outcome;
import org.gangway.casefile.Value;
import org.gangway.wire.Headers;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can never be read is parked; whatever else is wrong stops the partition. */
class ReadingTest {
    private final ProcessUnderTest process = new ProcessUnderTest(
            """
            scenario: small
            version: 1
            languages: [en]
            steps:
              - {ask: birth-date, type: date, rule: "age >= 18", refused: too-young}
              - {ask: selfie, type: photo, profile: selfie}
              - {do: open-account, needs: [birth-date]}
            """);

    @AfterEach
    void close() {
        process.close();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anUnknownTypeStopsThePartition() {
        assertThatThrownBy(() -> process.put("replies", "org.gangway.step.dreamt.v1", json("{}")))
                .rootCause()
                .hasMessageContaining("deploy the version that does");
        assertThat(process.parked.isEmpty()).isTrue();
    }

    @Test
    void anUnknownKindOfMessageStopsThePartition() {
        process.start(null);
        assertThatThrownBy(() -> process.receive(7, "voice", "web", new ReceivedContent("x", null, null, null)))
                .rootCause()
                .hasMessageContaining("kind");
        assertThat(process.parked.isEmpty()).isTrue();
    }

    @Test
    void aRecordWithoutATypeIsParked() {
        process.put("replies", null, json("{}"));
        assertThat(process.cause()).isEqualTo("NoType");
    }

    @Test
    void aRecordThatLacksAMemberIsParked() {
        process.start(null);
        Map<String, String> broken = Map.of(
                Headers.STEP_REPLIED, "{\"caseId\":\"c\",\"commandId\":\"c\",\"step\":\"s\",\"delivery\":1}",
                Headers.REVIEW_VOTED, "{\"caseId\":\"c\",\"commandId\":\"c\",\"reviewer\":\"ada\"}",
                Headers.REVIEW_OPENED, "{\"caseId\":\"c\",\"commandId\":\"c\"}",
                Headers.DEADLINE_PASSED, "{\"caseId\":\"c\"}");
        broken.forEach((type, record) -> {
            process.put("replies", type, json(record));
            assertThat(process.cause()).as(type).isEqualTo("Incomplete");
        });
        process.put(
                "replies",
                Headers.STEP_REPLIED,
                json(
                        "{\"caseId\":\"c\",\"commandId\":\"c\",\"step\":\"s\",\"kind\":\"ASK\",\"question\":{\"type\":\"text\"}}"));
        assertThat(process.cause()).isEqualTo("Incomplete");
        process.receive(new ReceivedRecord("m9", "web", "text", null, "en", null, "no base64!"));
        assertThat(process.cause()).isEqualTo("NotBase64");
        process.receive(8, "photo", "web", new ReceivedContent(null, null, null, null));
        assertThat(process.cause()).isEqualTo("NoClaim");
    }

    @Test
    void whatKafkaWouldNotTakeOnIsParkedBeforeItIsStored() {
        String tooLong = "x".repeat(300);
        process.receive(new ReceivedRecord(tooLong, "web", "start", null, "en", null, "AAAA"));
        assertThat(process.cause()).isEqualTo("TooLarge");
        process.receive(new ReceivedRecord("m1", "web", "start", null, tooLong, null, "AAAA"));
        assertThat(process.cause()).isEqualTo("TooLarge");
        process.receive(2, "photo", "web", new ReceivedContent(null, "x".repeat(2_000), null, null));
        assertThat(process.cause()).isEqualTo("TooLarge");
        process.receive(3, "text", "web", new ReceivedContent("x".repeat(200_000), null, null, null));
        assertThat(process.cause()).isEqualTo("TooLarge");
        process.put("replies", Headers.STEP_REPLIED, json("{\"caseId\":\"" + "x".repeat(270_000) + "\"}"));
        assertThat(process.cause()).isEqualTo("TooLarge");
        assertThat(process.file()).isEmpty();
    }

    @Test
    void halfACharacterIsParkedForNobodyCouldWriteItOn() {
        process.start(null);
        process.put(
                "replies",
                Headers.STEP_REPLIED,
                json(
                        "{\"caseId\":\"%s\",\"commandId\":\"c\",\"step\":\"s\",\"delivery\":1,\"kind\":\"PASS\",\"reasons\":[\"\\ud800\"],\"facts\":{}}"
                                .formatted(process.stored().caseId())));
        assertThat(process.cause()).isEqualTo("Malformed");
        process.receive(4, "text", "web", json("{\"text\":\"\\udc00\"}"));
        assertThat(process.cause()).isEqualTo("Malformed");
    }

    @Test
    void aKeyThatIsNoConversationIsParked() {
        for (String key : List.of("", "elsewhere", "../../etc", ProcessUnderTest.ANN.toUpperCase(Locale.ROOT))) {
            process.putFrom(key, "chat.received", Headers.CHAT_RECEIVED, json("{}"));
            assertThat(process.cause()).isEqualTo("NoConversation");
        }
    }

    @Test
    void anAnswerGivenBeforehandIsUnderstoodAndJudgedLikeAnyOther() {
        process.start(Map.of("birth-date", "7 May 2015"));
        assertThat(process.stored().outcome()).contains(Outcome.REFUSED);
        assertThat(process.stored().reason()).contains("too-young");
    }

    @Test
    void anAnswerGivenBeforehandThatIsNoneParksTheRecord() {
        process.start(Map.of("birth-date", "soon"));
        assertThat(process.cause()).isEqualTo("NotAnAnswer");
        process.receive(9, "start", "none", json("{\"fields\":{\"birth-date\":null}}"));
        assertThat(process.cause()).isEqualTo("NotAnAnswer");
        assertThat(process.file()).isEmpty();
    }

    @Test
    void whatTheScenarioDoesNotAskIsNotKept() {
        process.start(Map.of("birth-date", "1990-05-07", "shoe-size", "43", Speaking.ADDRESS, "elsewhere"));
        assertThat(process.stored().fields()).containsOnlyKeys("birth-date");
        assertThat(process.stored().fields().get("birth-date")).isInstanceOf(Value.Sealed.class);
    }

    @Test
    void aPhotoThatNobodyAskedForIsSaidToBeUnexpected() {
        process.start(null);
        process.told();
        process.receive(9, "photo", "web", new ReceivedContent(null, "claim", null, null));
        assertThat(process.told()).containsExactly("I do not need a photo right now. Please answer in words.");
    }
}
