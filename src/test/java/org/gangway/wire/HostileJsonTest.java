// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gangway.Mutants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJsonTest {
    private static final String REPLY =
            "{\"caseId\":\"c\",\"commandId\":\"c\",\"step\":\"s\",\"delivery\":1,\"kind\":\"PASS\",\"reasons\":[\"\uD83D\uDE00\"],\"facts\":{\"a\":{\"open\":\"x\"}}}";

    @Property(tries = 2_000)
    void whatCanBeReadCanBeWritten(@ForAll long seed) {
        try {
            ReplyRecord read = Json.read(Mutants.of(REPLY.getBytes(UTF_8), seed), ReplyRecord.class);
            assertThat(Json.read(Json.write(read), ReplyRecord.class)).isEqualTo(read);
        } catch (Json.Malformed refused) {
            assertThat(refused).hasMessage("not the JSON of a ReplyRecord");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"caseId\":\"\\ud800\"}",
                "{\"reasons\":[\"\\udc00x\"]}",
                "{\"facts\":{\"\\ud800\":{\"open\":\"x\"}}}",
                "{\"facts\":{\"a\":{\"open\":\"\\ud800\\ud800\"}}}",
                "{\"facts\":{\"a\":{\"sealed\":\"x\\udfff\"}}}",
                "{\"delivery\":1e999999999}",
                "{\"question\":{\"field\":\"\\ud800\"}}"
            })
    void halfACharacterAndNumbersWithoutEndAreMalformed(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), ReplyRecord.class))
                .isInstanceOf(Json.Malformed.class);
    }

    @Test
    void whatIsDeepIsMalformed() {
        for (String json : List.of("[".repeat(100_000), "{\"facts\":".repeat(50_000), "{\"x\":" + "[".repeat(90_000))) {
            assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), ReplyRecord.class))
                    .isInstanceOf(Json.Malformed.class);
        }
    }

    @Property(tries = 60)
    void aMutantOfTheTopicsIsReadOrRefused(@ForAll long seed) throws IOException {
        String mutant = Mutants.of(Files.readString(Path.of("kafka/topics.yaml")), seed);
        try {
            assertThat(TopicsFile.parse(mutant).topics()).isNotEmpty();
        } catch (TopicsFile.Wrong refused) {
            assertThat(refused).hasMessageContaining("line");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "a: &a [*a]", "topics: !!java.net.URL ['http://127.0.0.1:1/']", "\u0000", "? x"})
    void aFileThatHoldsNoTopicsIsRefused(String yaml) {
        assertThatThrownBy(() -> TopicsFile.parse(yaml)).isInstanceOf(TopicsFile.Wrong.class);
    }
}
