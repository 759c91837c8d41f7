// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Question;
import org.gangway.casefile.Scenario;
import org.gangway.chat.Choices;
import org.gangway.chat.Texts;
import org.gangway.chat.Understanding;
import org.gangway.wire.OutgoingContent;

/** The package {@code chat} at work. */
record SpokenTalk(Texts texts, Understanding understanding, Choices buttons) implements Talk {

    @Override
    public Meaning understand(String text, Optional<Question> open, Scenario scenario, String language, Instant at) {
        return understanding.meaning(text, open, scenario, language, at);
    }

    @Override
    public Meaning photo(String claim, Optional<Question> open) {
        return understanding.photo(claim, open);
    }

    @Override
    public Meaning answer(String type, String text, String language, Instant at) {
        return understanding.answer(type, text, language, at);
    }

    @Override
    public Optional<String> say(String language, String key, Map<String, String> arguments) {
        return texts.sayIfKnown(language, key, arguments);
    }

    @Override
    public String lines(String language, List<Texts.Line> answers) {
        return texts.lines(language, answers);
    }

    @Override
    public List<OutgoingContent.Choice> choices(Question question, String language) {
        return buttons.of(question, language);
    }

    @Override
    public List<OutgoingContent.Choice> actions(Challenge challenge, String language) {
        return buttons.of(challenge, language);
    }
}
