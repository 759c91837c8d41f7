// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Command;
import org.gangway.casefile.Question;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;
import org.gangway.casefile.Value;
import org.gangway.chat.Texts;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.ChannelKeys;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingRecord;
import org.jspecify.annotations.Nullable;

/** Commands to the customer, as sentences in their language, sealed for the channel. */
final class Speaking {
    /** Field that holds where to answer, on channels that need an address. */
    static final String ADDRESS = "channel-address";

    private final Talk talk;
    private final ChannelKeys channel;

    Speaking(Talk talk, ChannelKeys channel) {
        this.talk = talk;
        this.channel = channel;
    }

    OutgoingRecord question(CaseFile file, Scenario scenario, Command.AskCustomer ask, CaseKey key) {
        Question question = ask.question();
        Map<String, String> arguments = open(file, ask.step(), question, key);
        if (question.type().equals("confirm")) {
            arguments.put("lines", summary(file, scenario, key));
        }
        List<String> sentences = new ArrayList<>();
        ask.because().forEach(reason -> say(file, reason, Map.of()).ifPresent(sentences::add));
        say(file, question.textKey(), arguments).ifPresent(sentences::add);
        String attachment = question.attachment()
                .map(value -> open(file, ask.step() + ".attachment", value, key))
                .orElse(null);
        OutgoingContent content = new OutgoingContent(
                String.join("\n", sentences),
                file.language(),
                question.type(),
                choices(file, ask, key),
                address(file, key),
                attachment,
                null);
        return sealed(file, ask.commandId(), "question", content);
    }

    /** What is to be done before a camera is known only when it is said: nobody can guess it. */
    private List<OutgoingContent.Choice> choices(CaseFile file, Command.AskCustomer ask, CaseKey key) {
        if (!ask.question().type().equals("challenge")) {
            return talk.choices(ask.question(), file.language());
        }
        String nonce = key.nonce(file.caseId(), ask.step());
        int round = Integer.parseInt(ask.commandId().substring(ask.commandId().lastIndexOf('.') + 1));
        return talk.actions(Challenge.of(nonce, round), file.language());
    }

    OutgoingRecord notice(CaseFile file, String textKey, Optional<CaseKey> key) {
        OutgoingContent content = new OutgoingContent(
                say(file, textKey, Map.of()).orElse(""),
                file.language(),
                "none",
                List.of(),
                key.map(k -> address(file, k)).orElse(null),
                null,
                null);
        return sealed(file, null, "notice", content);
    }

    OutgoingRecord farewell(CaseFile file, Command.SayFarewell farewell, CaseKey key) {
        List<String> sentences = new ArrayList<>();
        ending(file, farewell, key).ifPresent(sentences::add);
        say(file, "farewell.deleted", Map.of()).ifPresent(sentences::add);
        OutgoingContent content = new OutgoingContent(
                String.join("\n", sentences),
                file.language(),
                "none",
                List.of(),
                address(file, key),
                null,
                "/certificates/" + file.caseId());
        return sealed(file, farewell.commandId(), "farewell", content);
    }

    /** Most reasons have no sentence of their own: they must not be told. */
    private Optional<String> ending(CaseFile file, Command.SayFarewell farewell, CaseKey key) {
        String outcome = farewell.outcome().word();
        return account(file, key)
                .flatMap(account -> say(file, outcome + ".account", Map.of("account", account)))
                .or(() -> say(file, outcome + "." + farewell.reason(), Map.of()))
                .or(() -> say(file, outcome, Map.of()));
    }

    /** The number of the account that a step opened. */
    private static Optional<String> account(CaseFile file, CaseKey key) {
        return file.steps().keySet().stream()
                .map(step -> step + ".account-number")
                .flatMap(fact -> file.value(fact).map(value -> open(file, fact, value, key)).stream())
                .findFirst();
    }

    /** Every answer that has words; photographs are not shown again. */
    private String summary(CaseFile file, Scenario scenario, CaseKey key) {
        List<Texts.Line> answers = scenario.steps()
                .filter(step -> step instanceof Step.Ask ask && !ask.pictured())
                .map(Step.Ask.class::cast)
                .filter(ask -> file.fields().containsKey(ask.name()))
                .map(ask -> new Texts.Line(
                        ask.name(),
                        ask.type(),
                        open(file, ask.name(), file.value(ask.name()).orElseThrow(), key)))
                .toList();
        return talk.lines(file.language(), answers);
    }

    private Optional<String> say(CaseFile file, String textKey, Map<String, String> arguments) {
        return talk.say(file.language(), textKey, arguments);
    }

    private static Map<String, String> open(CaseFile file, String step, Question question, CaseKey key) {
        Map<String, String> open = new HashMap<>();
        question.arguments().forEach((name, value) -> open.put(name, open(file, step + "." + name, value, key)));
        return open;
    }

    static String open(CaseFile file, String name, Value value, CaseKey key) {
        return switch (value) {
            case Value.Sealed sealed -> key.open(file.caseId(), name, sealed);
            case Value.Open open -> open.text();
            case Value.Plain plain -> plain.text();
            case Value.Document ignored -> throw new IllegalStateException("documents are not said");
        };
    }

    private static @Nullable String address(CaseFile file, CaseKey key) {
        Value address = file.fields().get(ADDRESS);
        return address == null ? null : open(file, ADDRESS, address, key);
    }

    private OutgoingRecord sealed(CaseFile file, @Nullable String commandId, String kind, OutgoingContent content) {
        byte[] sealed = channel.seal(file.conversationId(), Json.write(content));
        return new OutgoingRecord(
                file.caseId(),
                commandId,
                file.channel(),
                kind,
                Base64.getEncoder().encodeToString(sealed));
    }
}
