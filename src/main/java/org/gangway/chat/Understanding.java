// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Question;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Value;

/**
 * Turns what a customer sent into what it means. Pure and local: the same message at the same time always means the same,
 * and nobody outside is asked. Never throws for any text; of a longer one only the first 4,000 characters are read.
 */
public final class Understanding {
    private final Corrections corrections;

    /** @param texts whose field labels customers may use */
    public Understanding(Texts texts) {
        corrections = new Corrections(new FieldLabels(texts));
    }

    /**
     * @param open the question that is waiting, if one is
     * @param language BCP 47, of the customer; answers in other languages are understood too
     * @param at the time of the message, for dates in the future
     */
    public Meaning meaning(String text, Optional<Question> open, Scenario scenario, String language, Instant at) {
        String type = open.map(Question::type).orElse("none");
        return Intents.find(text, type, scenario)
                .or(() -> corrections.find(text, scenario, language, at))
                .orElseGet(() -> answer(text, type, scenario, language, at));
    }

    /**
     * @param claim of the photo in the object store
     * @return an answer to a question for a photo; else what to say instead
     */
    public Meaning photo(String claim, Optional<Question> open) {
        if (open.isEmpty()) {
            return new Meaning.NotUnderstood("wait");
        }
        return switch (open.get().type()) {
            case "photo", "challenge" -> new Meaning.Answer(new Value.Plain(claim));
            case "liveness" -> Answers.not("liveness");
            default -> Answers.not("photo-unexpected");
        };
    }

    /**
     * A value for a field that a bank system sends along, without a conversation.
     *
     * @param type as in {@link Question#type}
     */
    public Meaning answer(String type, String text, String language, Instant at) {
        return Answers.read(type, text, language, at);
    }

    /** Loads the names of months, countries, languages and phone prefixes, so that no customer waits for that. */
    public static void warmUp() {
        for (String type : Set.of("yes-no", "date", "country", "email", "phone", "person-name", "code", "text")) {
            Answers.read(type, "1 x", "en", Instant.EPOCH);
        }
        Intents.warmUp();
        Shown.date("2000-01-01", "en");
    }

    private Meaning answer(String text, String type, Scenario scenario, String language, Instant at) {
        if (type.equals("none")) {
            return new Meaning.NotUnderstood("wait");
        }
        Meaning meaning = Answers.read(type, text, language, at);
        if (!(meaning instanceof Meaning.NotUnderstood)) {
            return meaning;
        }
        Optional<Meaning> named =
                type.equals("confirm") ? corrections.named(text, scenario, language, at) : Optional.empty();
        return named.orElseGet(() -> notUnderstood(text, type, meaning));
    }

    private Meaning notUnderstood(String text, String type, Meaning meaning) {
        boolean anyWord = Set.of("person-name", "text").contains(type);
        return !anyWord && corrections.looksLikeOne(text) ? new Meaning.NotUnderstood("correction.unknown") : meaning;
    }
}
