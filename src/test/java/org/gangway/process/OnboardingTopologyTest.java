// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.gangway.casefile.Outcome;
import org.gangway.casefile.Phase;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.VoteRecord;
import org.junit.jupiter.api.Test;

/** Records in, records out: what one decision writes where. */
class OnboardingTopologyTest extends SmallProcess {
    @Test
    void theFirstMessageOpensACaseAndAsksTheFirstQuestion() {
        says("start", null, START);
        OutgoingRecord asked = Json.read(outgoing.readValue(), OutgoingRecord.class);
        assertThat(asked.commandId()).isEqualTo(stored().commandId("name", 1));
        OutgoingContent content =
                Json.read(seals.open(ANN, Base64.getDecoder().decode(asked.sealed())), OutgoingContent.class);
        assertThat(content.text()).isEqualTo("[ask.name]");
        assertThat(driver.<String, WrappedKey>getKeyValueStore("case-keys").get(stored().caseId()))
                .isNotNull();
    }

    @Test
    void whatACustomerSaysIsNowhereInTheClear() {
        says("start", null, START);
        says("text", "Ann Example", START);
        List.of(events, commands, output("gangway.cases"), output("gangway.process-cases-changelog"))
                .forEach(topic -> assertThat(topic.readValuesToList())
                        .isNotEmpty()
                        .noneMatch(json -> new String(json, StandardCharsets.UTF_8).contains("Ann Example")));
    }

    @Test
    void anAnswerStartsTheNextStepWithItsNeedsSealed() {
        says("start", null, START);
        says("text", "Ann Example", START);
        CommandRecord command = nextCommand();
        assertThat(command.commandId()).isEqualTo(stored().commandId("open-account", 1));
        Value.Sealed name = (Value.Sealed) command.fields().get("name");
        WrappedKey key =
                driver.<String, WrappedKey>getKeyValueStore("case-keys").get(command.caseId());
        assertThat(keys.unwrap(key).open(command.caseId(), "name", name)).isEqualTo("Ann Example");
    }

    @Test
    void aCaseThatEndsLosesItsKeyAndItsJournalFoldsWithoutIt() {
        says("start", null, START);
        says("text", "Ann Example", START);
        reply(nextCommand(), Reply.Kind.DONE, Map.of("client-id", Value.open("C-1")));
        assertThat(stored().outcome()).contains(Outcome.APPROVED);
        says("seen", null, START);
        driver.advanceWallClockTime(Duration.ofSeconds(61)); // the farewell is given up
        assertThat(stored().phase()).isEqualTo(Phase.SHREDDING);
        assertThat(driver.<String, WrappedKey>getKeyValueStore("case-keys").get(stored().caseId()))
                .isNull();
        CommandRecord close = Json.read(output("gangway.close-case.commands").readValue(), CommandRecord.class);
        assertThat(close.fields()).containsEntry("open-account.client-id", Value.open("C-1"));
        reply(close, Reply.Kind.DONE, Map.of("certificate", Value.open("jws")));
        assertThat(stored().closed()).isTrue();
        assertThat(fold()).isEqualTo(stored());
    }

    @Test
    void whateverIsWrittenOnTheWayFitsItsSchemaAndHasTheHeadersThatAreDescribed() throws IOException {
        says("start", null, START);
        says("text", "Ann Example", START);
        TestRecord<String, byte[]> command = commands.readRecord();
        assertFits("command", command);
        reply(Json.read(command.value(), CommandRecord.class), Reply.Kind.DONE, Map.of("client-id", Value.open("C-1")));
        driver.advanceWallClockTime(Duration.ofSeconds(61)); // the farewell is given up
        CommandRecord close = Json.read(output("gangway.close-case.commands").readValue(), CommandRecord.class);
        reply(close, Reply.Kind.DONE, Map.of("certificate", Value.open("e30.e30.e30")));
        assertThat(stored().closed()).isTrue();

        Map<String, String> written = Map.of(
                "gangway.chat.outgoing", "outgoing",
                "gangway.events", "case-event",
                "gangway.cases", "case",
                "gangway.outcomes", "outcome",
                "gangway.process-cases-changelog", "case-file",
                "gangway.replies", "deadline");
        for (Map.Entry<String, String> topic : written.entrySet()) {
            List<TestRecord<String, byte[]>> records = output(topic.getKey()).readRecordsToList();
            assertThat(records).as(topic.getKey()).isNotEmpty();
            for (TestRecord<String, byte[]> record : records) {
                assertFits(topic.getValue(), record);
            }
        }
    }

    @Test
    void aDeadlineIsAnInputLikeAnyOther() {
        says("start", null, START);
        driver.advanceWallClockTime(Duration.ofMinutes(21));
        assertThat(stored().outcome()).contains(Outcome.ABANDONED);
        assertThat(fold()).isEqualTo(stored());
    }

    @Test
    void whoeverIsAskedAgainAboutTheSameRoundGetsARecordWithAnIdOfItsOwn() {
        says("start", null, START);
        says("text", "Ann Example", START);
        reply(nextCommand(), Reply.Kind.MALFORMED, Map.of());
        TestOutputTopic<String, byte[]> reviews = output("gangway.review.commands");
        TestRecord<String, byte[]> first = reviews.readRecord();
        CommandRecord review = Json.read(first.value(), CommandRecord.class);
        VoteRecord retry = new VoteRecord(review.caseId(), review.commandId(), "olga", "retry");
        pipe(replies, Headers.REVIEW_VOTED, Json.write(retry), START);
        reply(nextCommand(), Reply.Kind.MALFORMED, Map.of());
        TestRecord<String, byte[]> second = reviews.readRecord();
        assertThat(Json.read(second.value(), CommandRecord.class).commandId()).isEqualTo(review.commandId());
        assertThat(second.headers().lastHeader(Headers.CE_ID))
                .isNotEqualTo(first.headers().lastHeader(Headers.CE_ID));
    }

    @Test
    void eventsAreNumberedWithoutAGap() {
        says("start", null, START);
        says("text", "Ann Example", START);
        List<String> numbers = events.readRecordsToList().stream()
                .map(r -> new String(r.headers().lastHeader(Headers.SEQUENCE).value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(numbers).startsWith("1", "2", "3").hasSize(stored().sequence());
    }
}
