// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.gangway.casefile.CaseFile;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;

class StoredCaseTest {
    private static final int NEWER = CaseFile.FORMAT + 1;

    static StoredCase read(JsonNode json) {
        return StoredCase.serde(CaseFile.FORMAT).deserializer().deserialize("cases", Json.write(json));
    }

    private static JsonNode write(StoredCase stored) {
        return Json.read(StoredCase.serde(CaseFile.FORMAT).serializer().serialize("cases", stored), JsonNode.class);
    }

    private static ObjectNode example() throws IOException {
        return (ObjectNode)
                Json.MAPPER.readTree(Path.of("kafka/examples/case-file.json").toFile());
    }

    @Test
    void aCaseIsWrittenAsItWasRead() throws IOException {
        StoredCase stored = read(example());
        assertThat(stored.beyond().isEmpty()).isTrue();
        assertThat(write(stored)).isEqualTo(example());
    }

    @Test
    void whatANewerVersionHasAddedIsWrittenBackInItsPlace() throws IOException {
        ObjectNode newer = example().put("format", NEWER);
        newer.putObject("addedLater").put("a", 1);
        newer.withObject("/steps/screen-sanctions").put("addedToStep", true);
        newer.withObject("/scenario").put("addedToReference", "x");

        assertThat(write(read(newer))).isEqualTo(newer);
    }

    @Test
    void aStepThatIsGoneTakesAlongWhatWasAddedToIt() throws IOException {
        ObjectNode newer = example();
        newer.withObject("/steps/screen-sanctions").put("addedToStep", true);
        newer.put("addedLater", "x");
        ObjectNode later = example();
        later.remove("steps");

        JsonNode written = write(read(newer).becomes(read(later).file()));

        assertThat(written.has("steps")).isFalse();
        assertThat(written.path("addedLater").textValue()).isEqualTo("x");
    }

    @Test
    void anotherCaseOfTheConversationTakesNothingOver() throws IOException {
        ObjectNode newer = example().put("addedLater", "x");
        ObjectNode other =
                example().put("caseId", example().path("conversationId").textValue() + "-1");

        assertThat(write(read(newer).becomes(read(other).file())).has("addedLater"))
                .isFalse();
    }

    @Test
    void theNextFormatIsReadAndTheOneAfterStopsTheProcess() throws IOException {
        assertThat(read(example().put("format", NEWER)).file().format()).isEqualTo(NEWER);
        ObjectNode tooNew = example().put("format", NEWER + 1);
        assertThatIllegalStateException().isThrownBy(() -> read(tooNew)).withMessageContaining("format " + (NEWER + 1));
    }

    @Test
    void whatIsNoCaseStopsTheProcessAndIsNotQuoted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredCase.serde(1)
                        .deserializer()
                        .deserialize("cases", "{\"Ann".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .withMessageNotContaining("Ann");
    }

    @Test
    void theFormatWrittenIsTheOneThatItIsTold() throws IOException {
        ObjectNode older = example().put("format", 0);
        assertThat(write(read(older)).path("format").intValue()).isEqualTo(CaseFile.FORMAT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProcessSettings(
                        java.time.Duration.ZERO,
                        java.time.Duration.ZERO,
                        1,
                        0,
                        java.time.Duration.ZERO,
                        "retail-account",
                        java.time.Duration.ZERO,
                        NEWER,
                        ProcessSettingsTest.settings(Map.of()).pace()))
                .withMessageContaining("gangway.process.format");
    }
}
