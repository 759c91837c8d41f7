// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.util.List;
import java.util.stream.Stream;
import org.gangway.casefile.Challenge;
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

    /**
     * What to do before a camera, each as {@code turn-left 2000 5000}: from when to when, in milliseconds of the recording.
     * The last one, {@code straight}, says when it ends.
     */
    public List<Choice> of(Challenge challenge, String language) {
        long end = challenge.length();
        Stream<Choice> actions =
                challenge.slots().stream().map(slot -> timed(slot.action().word(), slot.from(), slot.to(), language));
        return Stream.concat(
                        actions,
                        Stream.of(timed("straight", challenge.slots().getLast().to(), end, language)))
                .toList();
    }

    private Choice timed(String word, long from, long to, String language) {
        return new Choice(word + " " + from + " " + to, texts.say(language, "challenge." + word));
    }

    private Choice choice(String value, String language) {
        return new Choice(value, texts.say(language, "choice." + value));
    }
}
