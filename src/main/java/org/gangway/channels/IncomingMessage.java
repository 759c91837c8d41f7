// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gangway.wire.Json;
import org.gangway.wire.WholeText;
import org.jspecify.annotations.Nullable;

/** One message of a browser, checked. */
record IncomingMessage(
        String id,
        String kind,
        @Nullable String answers,
        @Nullable String text,
        @Nullable String language,
        @Nullable String scenario) {

    private static final Set<String> KINDS = Set.of("start", "text", "resume");
    private static final Pattern COMMAND = Pattern.compile("[0-9a-f]{32}-[0-9]{1,16}(\\.[A-Za-z0-9_-]{1,80}){1,4}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern SCENARIO = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** @throws Refused with every problem at once */
    static IncomingMessage read(byte[] json, String conversationId, int textLength) {
        return new Reading(tree(json), conversationId, textLength).message();
    }

    /** The page says that it has shown a command. Without an id, one follows from the command: once is enough. */
    static IncomingMessage seen(byte[] json, String conversationId) {
        JsonNode tree = tree(json);
        String answers = tree.path("answers").textValue();
        String id = tree.path("id").textValue();
        String own = UUID.nameUUIDFromBytes(("seen:" + answers).getBytes(StandardCharsets.UTF_8))
                .toString();
        return answer(id == null ? own : id, "seen", answers, conversationId);
    }

    /** @throws Refused if the message id or the command is not usable */
    static IncomingMessage answer(@Nullable String id, String kind, @Nullable String answers, String conversationId) {
        List<String> problems = new ArrayList<>();
        checkId(id, problems);
        checkAnswers(answers, true, conversationId, problems);
        refuse(problems);
        return new IncomingMessage(String.valueOf(id), kind, answers, null, null, null);
    }

    /** The case that the answered command belongs to. */
    String caseId() {
        String command = String.valueOf(answers);
        return command.substring(0, command.indexOf('.'));
    }

    @Override
    public String toString() {
        return kind + "[***]";
    }

    /** @throws Refused if it is no JSON object */
    static JsonNode tree(byte[] json) {
        try {
            JsonNode tree = Json.MAPPER.readTree(json);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException e) {
            // said below: the parser's own message would quote the customer
        }
        throw Refused.malformed(List.of("send one JSON object"));
    }

    private static void checkId(@Nullable String id, List<String> problems) {
        try {
            if (id != null && UUID.fromString(id).toString().equalsIgnoreCase(id)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        problems.add("id: give each message a UUID of its own, and the same one when you send it again");
    }

    private static void checkAnswers(
            @Nullable String answers, boolean required, String conversationId, List<String> problems) {
        boolean own = answers != null && COMMAND.matcher(answers).matches() && answers.startsWith(conversationId + "-");
        if (!own && (required || answers != null)) {
            problems.add("answers: give the commandId of a question that this conversation was asked");
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw Refused.malformed(problems);
        }
    }

    /** One reading of one JSON object. */
    private record Reading(JsonNode json, String conversationId, int textLength) {

        IncomingMessage message() {
            List<String> problems = new ArrayList<>();
            String id = text("id", problems);
            String kind = text("kind", problems);
            String answers = text("answers", problems);
            String text = text("text", problems);
            checkId(id, problems);
            checkAnswers(answers, false, conversationId, problems);
            checkKind(kind, text, problems);
            String language = matching("language", LANGUAGE, "a BCP 47 tag such as en or pt-BR", problems);
            String scenario = matching("scenario", SCENARIO, "the name of a published scenario", problems);
            refuse(problems);
            return new IncomingMessage(String.valueOf(id), String.valueOf(kind), answers, text, language, scenario);
        }

        private void checkKind(@Nullable String kind, @Nullable String text, List<String> problems) {
            if (kind == null || !KINDS.contains(kind)) {
                problems.add("kind: one of start, text, resume");
            } else if (kind.equals("text") && (text == null || text.isBlank())) {
                problems.add("text: a message of kind text needs some");
            } else if (text != null && text.length() > textLength) {
                throw Refused.tooLarge("text: at most " + textLength + " characters");
            }
        }

        private @Nullable String matching(String name, Pattern pattern, String what, List<String> problems) {
            String found = text(name, problems);
            if (found != null && !pattern.matcher(found).matches()) {
                problems.add(name + ": " + what);
            }
            return found;
        }

        private @Nullable String text(String name, List<String> problems) {
            JsonNode found = json.path(name);
            if (!found.isMissingNode() && !found.isNull() && !found.isTextual()) {
                problems.add(name + ": must be a string");
            }
            if (found.isTextual() && !WholeText.is(found.textValue())) {
                problems.add(name + ": ends in the middle of a character; send whole ones");
            }
            return found.textValue();
        }
    }
}
