// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.util.List;
import org.gangway.casefile.Question;
import org.gangway.wire.OutgoingContent.Choice;

/** The buttons that go with a question. A press sends a value that {@link Understanding} knows in every language. */
public final class Choices {
    private final Texts texts;

    public Choices(Texts texts) {
        this.texts = texts;
    }

    public List<Choice> of(Question question, String language) {
        return switch (question.type()) {
            case "yes-no", "confirm" -> List.of(choice("yes", language), choice("no", language));
            default -> List.of();
        };
    }

    private Choice choice(String value, String language) {
        return new Choice(value, texts.say(language, "choice." + value));
    }
}
