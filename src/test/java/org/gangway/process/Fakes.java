// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Question;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.chat.Texts;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.DoorKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.SealBroken;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.OutgoingContent;

/** Stand-ins for sealing and talk that keep their contracts: bound to case, field and conversation. */
final class Fakes {
    private Fakes() {}

    /** Keys that are only numbers; a token names key, case and field, so that a wrong use shows. */
    static final class Keys implements CaseKeys {
        private final AtomicInteger made = new AtomicInteger();
        final Set<String> destroyed = new HashSet<>();

        @Override
        public WrappedKey make(Instant at) {
            String id = "k" + made.incrementAndGet();
            return new WrappedKey("epoch", id.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public CaseKey unwrap(WrappedKey wrapped) {
            String id = new String(wrapped.wrapped(), StandardCharsets.UTF_8);
            if (destroyed.contains(id)) {
                throw new KeyGone("epoch");
            }
            return new Key(id);
        }
    }

    private record Key(String id) implements CaseKey {
        @Override
        public String nonce(String caseId, String question) {
            return String.join("|", id, caseId, question);
        }

        @Override
        public Value.Sealed seal(String caseId, String field, String clear) {
            String text = id + "|" + caseId + "|" + field + "|" + clear;
            return new Value.Sealed(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String open(String caseId, String field, Value.Sealed sealed) {
            String text = new String(Base64.getUrlDecoder().decode(sealed.token()), StandardCharsets.UTF_8);
            String prefix = id + "|" + caseId + "|" + field + "|";
            if (!text.startsWith(prefix)) {
                throw new SealBroken("field", new IllegalArgumentException());
            }
            return text.substring(prefix.length());
        }
    }

    static final class Door implements DoorKeys, ChannelKeys {
        @Override
        public byte[] seal(String conversationId, byte[] clear) {
            return (conversationId + "|" + new String(clear, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] open(String conversationId, byte[] sealed) {
            String text = new String(sealed, StandardCharsets.UTF_8);
            if (!text.startsWith(conversationId + "|")) {
                throw new SealBroken("message", new IllegalArgumentException());
            }
            return text.substring(conversationId.length() + 1).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Takes every text for an answer and says the key. */
    static final class PlainTalk implements Talk {
        @Override
        public Meaning understand(
                String text, Optional<Question> open, Scenario scenario, String language, Instant at) {
            return text.equals("stop") ? new Meaning.StopWanted() : new Meaning.Answer(new Value.Plain(text));
        }

        @Override
        public Meaning photo(String claim, Optional<Question> open) {
            return new Meaning.Answer(new Value.Plain(claim));
        }

        @Override
        public Meaning answer(String type, String text, String language, Instant at) {
            return new Meaning.Answer(new Value.Plain(text));
        }

        @Override
        public Optional<String> say(String language, String key, Map<String, String> arguments) {
            return Optional.of("[" + key + "]");
        }

        @Override
        public String lines(String language, List<Texts.Line> answers) {
            return answers.stream().map(Texts.Line::value).collect(java.util.stream.Collectors.joining(","));
        }

        @Override
        public List<OutgoingContent.Choice> choices(Question question, String language) {
            return List.of();
        }

        @Override
        public List<OutgoingContent.Choice> actions(Challenge challenge, String language) {
            return List.of(new OutgoingContent.Choice(challenge.toString(), "do"));
        }
    }

    record OneCourse(Scenario scenario) implements Courses {
        @Override
        public Optional<Scenario> newest(Optional<String> name) {
            return Optional.of(scenario);
        }

        @Override
        public Scenario pinned(Scenario.Ref ref) {
            return scenario;
        }

        @Override
        public List<StepInput.RuleTable> rules(Scenario scenario) {
            return List.of();
        }
    }
}
