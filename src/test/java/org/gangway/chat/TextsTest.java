// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gangway.casefile.Question;
import org.gangway.wire.OutgoingContent.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    private static final Texts TEXTS = Texts.builtIn();
    private static final Map<String, String> ENGLISH = bundle("texts", "en");

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheSameKeysWithTheSamePlaceholders(String language) {
        Map<String, String> bundle = bundle("texts", language);
        assertThat(bundle.keySet()).isEqualTo(ENGLISH.keySet());
        bundle.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(placeholders(text))
                    .as(key + " in " + language)
                    .isEqualTo(placeholders(ENGLISH.getOrDefault(key, "")));
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasWordsForTheSameWishes(String language) {
        assertThat(bundle("words", language).keySet().stream()
                        .filter(key -> !key.startsWith("country.") && !key.startsWith("field.")))
                .containsAll(List.of(
                        "yes",
                        "no",
                        "polite",
                        "help",
                        "help.explicit",
                        "stop",
                        "stop.explicit",
                        "human",
                        "human.explicit",
                        "start",
                        "start.explicit",
                        "language",
                        "correct",
                        "name",
                        "date.filler"));
        assertThat(bundle("words", language).keySet())
                .allSatisfy(key -> assertThat(key).doesNotMatch("country\\.(?![A-Z]{2}$)(?!lead$|tail$).*"));
    }

    @Test
    void noPhraseMeansTwoThings() {
        List<Set<String>> meanings = Stream.of("yes", "no", "help", "stop", "human", "start")
                .map(key -> Words.phrases(key, key + ".explicit"))
                .toList();
        for (int i = 0; i < meanings.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(meanings.get(i)).doesNotContainAnyElementsOf(meanings.get(j));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everythingTheHelpTellsPeopleToWriteIsUnderstood(String language) {
        Map<String, String> wanted =
                Map.of("en", "stop human", "de", "Stopp Mensch", "fr", "arrêter conseiller", "ko", "중단 상담원");
        String help = TEXTS.say(language, "help.date");
        for (String word : wanted.getOrDefault(language, "").split(" ")) {
            assertThat(help).contains(word);
            assertThat(Intents.find(word, "date", UnderstandingTest.scenario()))
                    .as(word)
                    .isPresent();
            assertThat(Intents.find("/" + word, "person-name", UnderstandingTest.scenario()))
                    .as(word)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | date    | 1990-05-07    | May 7, 1990
            de | date    | 1990-05-07    | 7. Mai 1990
            fr | date    | 1990-05-07    | 7 mai 1990
            ko | date    | 1990-05-07    | 1990년 5월 7일
            en | country | KR            | South Korea
            de | country | KR            | Südkorea
            fr | country | KR            | Corée du Sud
            ko | country | KR            | 대한민국
            de | phone   | +4930901820   | +49 30 901820
            de | yes-no  | no            | Nein
            fr | photo   | case/1        | reçue
            en | email   | a@b.de        | a@b.de
            en | date    | not a date    | not a date
            """)
    void canonicalValuesAreShownAsPeopleWriteThem(String language, String type, String value, String shown) {
        assertThat(TEXTS.show(type, value, language)).isEqualTo(shown);
    }

    @Test
    void aSummaryShowsEveryAnswerUnderItsLabel() {
        String lines = TEXTS.lines(
                "de",
                List.of(
                        new Texts.Line("given-name", "person-name", "{Anna}"),
                        new Texts.Line("nationality", "country", "FR")));
        assertThat(TEXTS.say("de", "ask.summary", Map.of("lines", lines)))
                .endsWith("Ist alles richtig?\n\nVorname: {Anna}\nStaatsangehörigkeit: Frankreich");
    }

    @Test
    void aRegionFallsBackToItsLanguageAndAnUnknownOneToEnglish() {
        assertThat(TEXTS.say("de-CH", "choice.yes")).isEqualTo("Ja");
        assertThat(TEXTS.say("it", "choice.yes")).isEqualTo("Yes");
        assertThatThrownBy(() -> TEXTS.say("en", "no.such.key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.key");
    }

    @Test
    void aFolderAddsTextsAndLanguages(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("de.properties"), "ask.hobby=Was tun Sie gern?\nchoice.yes=Jawohl\n");
        Files.writeString(folder.resolve("it.properties"), "choice.yes=Sì\n");
        Texts texts = Texts.with(folder);
        assertThat(texts.say("de", "ask.hobby")).isEqualTo("Was tun Sie gern?");
        assertThat(texts.say("de", "choice.yes")).isEqualTo("Jawohl");
        assertThat(texts.say("de", "choice.no")).isEqualTo("Nein");
        assertThat(texts.say("it", "choice.yes")).isEqualTo("Sì");
        assertThat(texts.languages()).contains("it");

        Files.writeString(folder.resolve("it.properties"), "choice.yes={broken\n");
        assertThatThrownBy(() -> Texts.with(folder)).hasMessageContaining("choice.yes in it.properties");
    }

    @Test
    void buttonsSendWhatIsUnderstoodInEveryLanguage() {
        Choices choices = new Choices(TEXTS);
        assertThat(choices.of(Question.of("consent", "ask.consent", "yes-no"), "ko"))
                .containsExactly(new Choice("yes", "예"), new Choice("no", "아니요"));
        assertThat(choices.of(Question.of("email", "ask.email", "email"), "ko")).isEmpty();
    }

    static List<String> languages() {
        return Bundles.BUILT_IN;
    }

    private static Map<String, String> bundle(String folder, String language) {
        return Bundles.resource("/scenarios/" + folder + "/" + language + ".properties");
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        Pattern.compile("\\{(\\w+)").matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }
}
