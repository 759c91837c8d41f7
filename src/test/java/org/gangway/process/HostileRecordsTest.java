// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.gangway.Mutants;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;

/** Records of known types with anything in them: read, passed over or parked with a cause, and nothing stands still. */
class HostileRecordsTest {
    private static final List<String> REPLIES = List.of(
            "{\"caseId\":\"CASE\",\"commandId\":\"CASE.open-account.1\",\"step\":\"open-account\",\"delivery\":1,\"kind\":\"PASS\",\"reasons\":[\"a\"],\"facts\":{\"n\":{\"open\":\"x\"}}}",
            "{\"caseId\":\"CASE\",\"commandId\":\"CASE.open-account.1\",\"reviewer\":\"ada\",\"decision\":\"clear\"}",
            "{\"caseId\":\"CASE\",\"deadline\":\"remind.birth-date.1\",\"due\":\"2026-01-05T09:00:00Z\"}");
    private static final List<String> TYPES =
            List.of(Headers.STEP_REPLIED, Headers.REVIEW_VOTED, Headers.REVIEW_OPENED, Headers.DEADLINE_PASSED);
    private static final List<String> TEXTS = List.of(
            "yes", "7 May 1990", "${x}", "\u0000", "1e999999999", "\uD83D\uDE00", "change birth-date to ${x}", "stop");

    private final ProcessUnderTest process = new ProcessUnderTest(
            """
            scenario: small
            version: 1
            languages: [en]
            steps:
              - {ask: consent, type: yes-no}
              - {ask: birth-date, type: date, rule: "age >= 18", refused: too-young}
              - {do: open-account, needs: [birth-date]}
            """);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private int message = 100;

    HostileRecordsTest() {
        process.start(null);
    }

    @AfterProperty
    void close() {
        process.close();
    }

    @Property(tries = 1_500)
    void whateverIsOnRepliesNothingStandsStill(@ForAll long seed) {
        Random random = new Random(seed);
        String sound = REPLIES.get(random.nextInt(REPLIES.size()))
                .replace("CASE", process.file().map(file -> file.caseId()).orElse("x"));
        process.put("replies", TYPES.get(random.nextInt(TYPES.size())), Mutants.of(sound.getBytes(UTF_8), seed));
        parkedWithCause();
    }

    @Property(tries = 1_500)
    void whateverIsOnChatReceivedNothingStandsStill(@ForAll long seed) {
        String sealed = Base64.getEncoder()
                .encodeToString((ProcessUnderTest.ANN + "|{\"text\":\"yes\",\"claim\":\"c\"}").getBytes(UTF_8));
        String sound =
                "{\"messageId\":\"m%d\",\"channel\":\"web\",\"kind\":\"text\",\"language\":\"en\",\"answers\":\"a\",\"sealed\":\"%s\"}"
                        .formatted(++message, sealed);
        byte[] mutant = Mutants.of(sound.getBytes(UTF_8), seed);
        if (!unknownKind(mutant)) {
            process.put("chat.received", Headers.CHAT_RECEIVED, mutant);
        }
        parkedWithCause();
    }

    @Property(tries = 500)
    void whateverIsBehindTheSealNothingStandsStill(@ForAll long seed) {
        Random random = new Random(seed);
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        byte[] content = Mutants.of(
                ("{\"text\":\"" + text + "\",\"fields\":{\"birth-date\":\"" + text + "\"}}").getBytes(UTF_8), seed);
        String kind = List.of("start", "text", "photo", "seen", "resume").get(random.nextInt(5));
        process.receive(++message, kind, "web", content);
        parkedWithCause();
    }

    @Test
    void aRecordWithoutATimeGetsThatOfItsPartition() {
        RecordTime time = new RecordTime();
        assertThat(time.extract(at(-1), 7)).isEqualTo(7);
        assertThat(time.extract(at(-1), -1)).isGreaterThan(START.toEpochMilli());
        assertThat(time.extract(at(9), 7)).isEqualTo(9);
    }

    private static ConsumerRecord<Object, Object> at(long time) {
        return new ConsumerRecord<>(
                "t", 0, 0, time, TimestampType.CREATE_TIME, 0, 0, "k", "v", new RecordHeaders(), Optional.empty());
    }

    /** A kind that only a newer version knows stops the partition, and is to: {@link ReadingTest}. */
    private static boolean unknownKind(byte[] mutant) {
        String kind;
        try {
            kind = Json.MAPPER.readTree(mutant).path("kind").asText();
        } catch (IOException e) {
            return false;
        }
        return !List.of("start", "text", "photo", "seen", "resume", "").contains(kind);
    }

    private void parkedWithCause() {
        process.parked.readRecordsToList().forEach(letter -> assertThat(
                        new String(letter.headers().lastHeader("cause").value(), UTF_8))
                .isIn(
                        "Malformed",
                        "Incomplete",
                        "NotBase64",
                        "SealBroken",
                        "NoClaim",
                        "NotAnAnswer",
                        "TooLarge",
                        "Empty"));
    }
}
