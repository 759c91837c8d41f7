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
import org.gangway.chat.Texts;
import org.gangway.wire.OutgoingContent;

/** The chat side of a decision: what text means, and what is said. Pure and local. */
public interface Talk {

    /** What a text means, given the open question. */
    Meaning understand(String text, Optional<Question> open, Scenario scenario, String language, Instant at);

    /** What a photo means, given the open question. */
    Meaning photo(String claim, Optional<Question> open);

    /** A value for a field that a bank system gave beforehand. @param type as in {@link Question#type} */
    Meaning answer(String type, String text, String language, Instant at);

    /** @param key in {@code scenarios/texts}; an unknown key says nothing */
    Optional<String> say(String language, String key, Map<String, String> arguments);

    /** Answers as the customer sees them again, one a line. */
    String lines(String language, List<Texts.Line> answers);

    List<OutgoingContent.Choice> choices(Question question, String language);

    /** What to do before a camera, and when. */
    List<OutgoingContent.Choice> actions(Challenge challenge, String language);
}
