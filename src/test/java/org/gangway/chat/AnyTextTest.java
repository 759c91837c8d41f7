// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Question;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Value;

/** Whatever people send. */
class AnyTextTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> TYPES = List.of(
            "yes-no", "person-name", "date", "country", "email", "phone", "code", "text", "photo", "confirm", "none");
    private static final Scenario SCENARIO = UnderstandingTest.scenario();
    private static final Texts TEXTS = Texts.builtIn();
    private final Understanding understanding = new Understanding(TEXTS);

    @Property(tries = 2000)
    void nothingEverThrowsAndAnswersAreCanonical(
            @ForAll("texts") String text, @ForAll("types") String type, @ForAll("languages") String language) {
        Meaning meaning = meaning(type, text, language);

        if (meaning instanceof Meaning.Answer answer) {
            String canonical = answer.value().text();
            assertThat(canonical).matches(canonical(type));
            assertThat(understanding.answer(type, canonical, language, AT)).isEqualTo(meaning);
        }
        if (meaning instanceof Meaning.NotUnderstood not) {
            assertThat(TEXTS.has("en", not.reason())).isTrue();
        }
        if (meaning instanceof Meaning.Correction correction) {
            assertThat(SCENARIO.step(correction.field())).isPresent();
        }
    }

    @Property(tries = 300)
    void everyDateIsUnderstoodInIsoAndAsItIsShown(@ForAll("days") LocalDate day, @ForAll("languages") String language) {
        Meaning.Answer expected = new Meaning.Answer(new Value.Plain(day.toString()));
        assertThat(meaning("date", day.toString(), language)).isEqualTo(expected);
        assertThat(meaning("date", TEXTS.show("date", day.toString(), language), language))
                .isEqualTo(expected);
    }

    private Meaning meaning(String type, String text, String language) {
        Optional<Question> open =
                type.equals("none") ? Optional.empty() : Optional.of(Question.of("field", "ask.field", type));
        return understanding.meaning(text, open, SCENARIO, language, AT);
    }

    private static String canonical(String type) {
        return switch (type) {
            case "yes-no" -> "yes|no";
            case "confirm" -> "yes";
            case "date" -> "[0-9]{4}-[0-9]{2}-[0-9]{2}";
            case "country" -> "[A-Z]{2}";
            case "email" -> "[\\x21-\\x7E]{1,64}@[a-z0-9.-]{1,253}";
            case "phone" -> "\\+[0-9]{7,15}";
            case "code" -> "[0-9]{6}";
            case "person-name" -> "\\p{L}[^\\p{Cc}<>&\"@/0-9]{0,200}";
            default -> "(?s).{1,2000}";
        };
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(TYPES);
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of(Bundles.BUILT_IN);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2026, 3, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    /** Noise, and pieces of sense put together. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> noise = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> symbols = Arbitraries.strings()
                .withChars(" .,-/:@'+\u0000\u202E\u200D\r\n年월일٣")
                .ascii()
                .ofMaxLength(30);
        Arbitrary<String> pieces = Arbitraries.of(
                "yes",
                "no",
                "네",
                "1990",
                "5",
                "07",
                "Mai",
                "change",
                "email",
                "to",
                "a@b.de",
                "Germany",
                "한국",
                "/",
                "/language",
                "de",
                "please",
                "Müller",
                "{",
                "}",
                "+49 30 901820",
                "123456",
                "is wrong",
                "my name is",
                "생년월일을",
                "로 변경",
                "\uD800",
                ":",
                "date of birth",
                "",
                " ",
                "x".repeat(5000));
        Arbitrary<String> sense = pieces.list().ofMaxSize(7).map(list -> String.join(" ", list));
        return Arbitraries.oneOf(
                noise, symbols, sense, Combinators.combine(sense, noise).as(String::concat));
    }
}
