// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.streams.test.TestRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.WireFiles;
import org.junit.jupiter.api.Test;

/** Records that can never be read. */
class ParkingTest extends SmallProcess {
    @Test
    void aRecordThatCannotBeReadIsParkedAsItCameWithItsCause() throws IOException {
        byte[] garbage = "{\"broken\":".getBytes(StandardCharsets.UTF_8);
        pipe(replies, Headers.STEP_REPLIED, garbage, START);
        TestRecord<String, byte[]> record = parked.readRecord();
        assertThat(record.value()).isEqualTo(garbage);
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsEntry("cause", "Malformed")
                .containsEntry("source-topic", "gangway.replies")
                .containsKeys("source-partition", "source-offset");
        WireFiles.headers("dead-letter").assertDescribe(record.headers());
    }

    @Test
    void aMessageSealedForAnotherConversationIsParked() {
        byte[] content = Json.write(new ReceivedContent("x", null, null, null));
        String sealed =
                Base64.getEncoder().encodeToString(seals.seal(UUID.randomUUID().toString(), content));
        pipe(
                received,
                Headers.CHAT_RECEIVED,
                Json.write(new ReceivedRecord("m1", "web", "start", null, "en", null, sealed)),
                START);
        assertThat(parked.getQueueSize()).isEqualTo(1);
        assertThat(stored()).isNull();
    }

    @Test
    void whileDeadLettersCannotBeWrittenARecordIsHeldAndEverythingElseGoesOn() throws IOException {
        byte[] garbage = "{\"broken\":".getBytes(StandardCharsets.UTF_8);
        deadLetters = false;
        pipe(replies, Headers.STEP_REPLIED, garbage, START);
        pipe(received, Headers.CHAT_RECEIVED, garbage, START);
        assertFits("held-letter", output("gangway.process-held-changelog").readRecord());
        says("start", null, START);
        driver.advanceWallClockTime(Duration.ofSeconds(5));
        assertThat(stored()).as("the case of the same partition").isNotNull();
        assertThat(parked.isEmpty()).isTrue();

        deadLetters = true;
        driver.advanceWallClockTime(Duration.ofSeconds(5));
        List<TestRecord<String, byte[]>> letters = parked.readRecordsToList();
        assertThat(letters).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.value()).isEqualTo(garbage);
            assertThat(letter.getKey()).isEqualTo(ANN);
            WireFiles.headers("dead-letter").assertDescribe(letter.headers());
        });
        driver.advanceWallClockTime(Duration.ofSeconds(5));
        assertThat(parked.isEmpty()).as("once each").isTrue();
    }
}
