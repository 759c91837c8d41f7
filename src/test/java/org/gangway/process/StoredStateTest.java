// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.Shredding;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.CaseView;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.DeadlineRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the stores, and who else reads it there. */
class StoredStateTest extends SmallProcess {
    @Test
    void whatANewerVersionHasStoredBesideIsKeptThroughADecision() {
        says("start", null, START);
        ObjectNode newer = Json.MAPPER.valueToTree(stored());
        newer.put("conversationId", BEN).put("format", CaseFile.FORMAT + 1).put("addedLater", "x");
        newer.put("caseId", BEN + "-" + START.toEpochMilli());
        newer.withObject("/steps/name").put("addedToStep", 7);
        driver.<String, StoredCase>getKeyValueStore("cases").put(BEN, StoredCaseTest.read(newer));
        driver.<String, WrappedKey>getKeyValueStore("case-keys")
                .put(BEN + "-" + START.toEpochMilli(), keys.make(START));
        TestOutputTopic<String, byte[]> states = output("gangway.process-cases-changelog");
        states.readValuesToList();

        pipe(
                BEN,
                replies,
                Headers.DEADLINE_PASSED,
                Json.write(new DeadlineRecord(BEN + "-" + START.toEpochMilli(), "name.1.1.REMIND", START)),
                START.plus(Duration.ofMinutes(10)));

        JsonNode written = Json.read(states.readValuesToList().getLast(), JsonNode.class);
        assertThat(written.path("conversationId").textValue()).isEqualTo(BEN);
        assertThat(written.at("/steps/name").has("remindAt")).as("reminded").isFalse();
        assertThat(written.path("addedLater").textValue()).isEqualTo("x");
        assertThat(written.at("/steps/name/addedToStep").intValue()).isEqualTo(7);
        assertThat(written.path("format").intValue()).isEqualTo(CaseFile.FORMAT + 1);
    }

    @Test
    void theClaimsOfACaseAreFoundWhereverTheyAreSealed(@TempDir Path folder) {
        ObjectStore objects = Shredding.objects(folder);
        says("start", null, START);
        String caseId = stored().caseId();
        String answer = objects.put(caseId, new byte[1], "image/jpeg");
        String fact = objects.put(caseId, new byte[1], "application/pdf");
        String shown = objects.put(caseId, new byte[1], "application/pdf");
        says("text", answer, START);
        CommandRecord command = nextCommand();
        CaseKey key = keys.unwrap(
                driver.<String, WrappedKey>getKeyValueStore("case-keys").get(caseId));
        pipe(
                replies,
                Headers.STEP_REPLIED,
                Json.write(new ReplyRecord(
                        caseId,
                        command.commandId(),
                        command.step(),
                        1,
                        Reply.Kind.ASK,
                        List.of(),
                        Map.of("agreement", key.seal(caseId, "open-account.agreement", fact)),
                        new Question(
                                "accept",
                                "accept",
                                "yes-no",
                                Map.of(),
                                Optional.of(key.seal(caseId, "open-account.attachment", shown))))),
                START);
        CaseView view = Json.read(output("gangway.cases").readValuesToList().getLast(), CaseView.class);
        OpenCases.OpenCase open = new OpenCases.OpenCase(view.caseId(), view.wrappingEpoch(), START);
        StoredClaims claims = new StoredClaims(this::store, keys, objects);

        assertThat(claims.of(open).orElseThrow())
                .containsExactlyInAnyOrderElementsOf(Stream.of(answer, fact, shown)
                        .map(claim -> objects.claimed(claim).orElseThrow())
                        .toList());
        assertThat(claims.of(
                        new OpenCases.OpenCase(ANN + "-" + START.plusMillis(1).toEpochMilli(), "epoch", START)))
                .as("another case of the conversation")
                .isEmpty();
        keys.destroyed.add("k1");
        assertThat(claims.of(open)).isEmpty();
    }

    private <V> ReadOnlyKeyValueStore<String, V> store(String name) {
        return driver.getKeyValueStore(name);
    }
}
