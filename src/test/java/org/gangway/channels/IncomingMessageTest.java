// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingMessageTest {

    private static final String CONVERSATION = "0123456789abcdef0123456789abcdef";
    private static final String ID = "9f1b6c6e-6f0e-4d5e-8f0a-1f2e3d4c5b6a";

    @Test
    void aCompleteMessageIsTaken() {
        String command = CONVERSATION + "-1764000000000.sign-agreement.2";
        IncomingMessage message =
                read("{\"id\":\"%s\",\"kind\":\"text\",\"text\":\" yes\",\"answers\":\"%s\",\"language\":\"pt-BR\"}"
                        .formatted(ID, command));
        assertThat(message).isEqualTo(new IncomingMessage(ID, "text", command, " yes", "pt-BR", null));
        assertThat(message.caseId()).isEqualTo(CONVERSATION + "-1764000000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\ude00", "a \\ude00\\ud83d"})
    void halfACharacterIsRefusedForNobodyCouldWriteItOn(String half) {
        assertThat(problems(refused("{\"id\":\"%s\",\"kind\":\"text\",\"text\":\"%s\"}".formatted(ID, half))))
                .singleElement()
                .asString()
                .startsWith("text:");
    }

    @Test
    void allProblemsAreToldAtOnceAndNothingIsQuoted() {
        Refused refused = refused(
                "{\"id\":\"secret-1\",\"kind\":\"secret-2\",\"answers\":\"secret-3\",\"language\":\"!secret-4\",\"scenario\":7}");
        assertThat(problems(refused)).hasSize(5).noneMatch(problem -> problem.contains("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "{\"id\": secret", "{}"})
    void whatIsNoMessageIsRefused(String json) {
        assertThat(problems(refused(json))).isNotEmpty().noneMatch(problem -> problem.contains("secret"));
    }

    @Test
    void aTextMayBeLongButNotLonger() {
        String start = "{\"id\":\"" + ID + "\",\"kind\":\"text\",\"text\":\"";
        assertThat(read(start + "x".repeat(4000) + "\"}").text()).hasSize(4000);
        assertThat(refused(start + "x".repeat(4001) + "\"}").getStatusCode().value())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffffffffffffffffffffffffffffffff-1764000000000.step.1",
                "0123456789abcdef0123456789abcdef-17.../../x.1",
                "0123456789abcdef0123456789abcdef-17",
                "0123456789abcdef0123456789abcdef"
            })
    void anAnswerIsToAQuestionOfThisConversation(String command) {
        Refused refused = Objects.requireNonNull(
                catchThrowableOfType(Refused.class, () -> IncomingMessage.answer(ID, "photo", command, CONVERSATION)));
        assertThat(problems(refused)).singleElement().asString().startsWith("answers:");
    }

    @Test
    void toHaveSeenAFarewellTwiceIsOneMessage() {
        byte[] json = ("{\"answers\":\"" + CONVERSATION + "-1.farewell.1\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(IncomingMessage.seen(json, CONVERSATION)).isEqualTo(IncomingMessage.seen(json, CONVERSATION));
    }

    private static IncomingMessage read(String json) {
        return IncomingMessage.read(json.getBytes(StandardCharsets.UTF_8), CONVERSATION, 4000);
    }

    private static Refused refused(String json) {
        return Objects.requireNonNull(catchThrowableOfType(Refused.class, () -> read(json)));
    }

    private static List<String> problems(Refused refused) {
        Map<String, Object> properties =
                Objects.requireNonNull(refused.getBody().getProperties());
        return ((List<?>) Objects.requireNonNull(properties.get("problems")))
                .stream().map(String::valueOf).toList();
    }
}
