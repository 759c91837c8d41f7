// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.time.Instant;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Value;

/** Turns a text into the canonical answer to a question of a type. */
final class Answers {
    private Answers() {}

    static Meaning read(String type, String text, String language, Instant at) {
        return switch (type) {
            case "yes-no" -> YesNo.read(text);
            case "person-name" -> PersonNames.read(text);
            case "date" -> Dates.read(text, language, at);
            case "country" -> Countries.read(text, language);
            case "email" -> Emails.read(text);
            case "phone" -> Phones.read(text, language);
            case "code" -> Codes.read(text);
            case "photo" -> not("photo");
            case "liveness" -> ready(text);
            case "challenge" -> ready(text) instanceof Meaning.Ready ready ? ready : not("challenge");
            case "confirm" -> YesNo.confirm(text);
            default -> FreeText.read(text); // also for a type that only a newer hand knows
        };
    }

    /** What the page says when the camera is on, or yes in any language. */
    private static Meaning ready(String text) {
        boolean on = Phrase.of(text).equals("ready") || YesNo.confirm(text) instanceof Meaning.Answer;
        return on ? new Meaning.Ready() : not("liveness");
    }

    static Meaning found(String canonical) {
        return new Meaning.Answer(new Value.Plain(canonical));
    }

    /** @param reason becomes the text key {@code not-understood.<reason>} */
    static Meaning not(String reason) {
        return new Meaning.NotUnderstood("not-understood." + reason);
    }
}
