// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Question;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer may want at any time. */
class WishesTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final Scenario SCENARIO = UnderstandingTest.scenario();
    private final Understanding understanding = new Understanding(Texts.builtIn());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            date        | en | help                      | help
            date        | en | ?                         | help
            date        | de | Hilfe!                    | help
            date        | fr | Aidez-moi                 | help
            date        | ko | 도와주세요                  | help
            person-name | en | help me                   | help
            person-name | en | /help                     | help
            person-name | de | /hilfe                    | help
            yes-no      | en | Stop                      | stop
            yes-no      | de | Abbrechen                 | stop
            person-name | de | Ich möchte abbrechen.     | stop
            person-name | de | /stopp                    | stop
            person-name | fr | /arrêter                  | stop
            person-name | ko | /중단                      | stop
            email       | fr | arrêter                   | stop
            email       | ko | 그만할게요                  | stop
            country     | en | stop                      | stop
            none        | en | delete my data            | stop
            code        | en | human                     | human
            person-name | en | talk to a human           | human
            person-name | de | /mensch                   | human
            person-name | fr | /conseiller               | human
            person-name | ko | /상담원                    | human
            date        | de | Ich möchte mit einem Menschen sprechen | human
            photo       | fr | parler à un conseiller    | human
            photo       | ko | 상담원 연결                 | human
            none        | en | start                     | start
            none        | en | /start                    | start
            none        | de | neu beginnen              | start
            none        | ko | 다시 시작                   | start
            """)
    void helpStopHumanAndStart(String type, String language, String text, String expected) {
        assertThat(meaning(type, language, text))
                .isEqualTo(
                        switch (expected) {
                            case "help" -> new Meaning.HelpWanted();
                            case "stop" -> new Meaning.StopWanted();
                            case "human" -> new Meaning.HumanWanted();
                            default -> new Meaning.StartWanted();
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            person-name | en | Deutsch bitte             | de
            person-name | en | auf Deutsch               | de
            person-name | en | /language de              | de
            country     | en | Auf Deutsch bitte         | de
            date        | de | English please            | en
            date        | de | English                   | en
            date        | en | français                  | fr
            date        | en | en français s’il vous plaît | fr
            date        | en | 한국어로 해 주세요           | ko
            date        | en | 한국어                     | ko
            date        | en | Can you speak Korean?     | ko
            none        | ko | 영어로 부탁합니다            | en
            """)
    void anotherLanguage(String type, String language, String text, String expected) {
        assertThat(meaning(type, language, text)).isEqualTo(new Meaning.LanguageWanted(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            date        | en | In Italian please
            date        | en | /language xx
            date        | en | /language it
            person-name | en | /language
            """)
    void aLanguageThatTheScenarioHasNoWordsIn(String type, String language, String text) {
        assertThat(meaning(type, language, text)).isEqualTo(new Meaning.NotUnderstood("not-understood.language"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            date        | en | change my e-mail                         | email       |
            date        | en | Please change my email address to a@b.de | email       | a@b.de
            person-name | en | correct family name to Müller            | family-name | Müller
            date        | en | My last name is wrong                    | family-name |
            confirm     | en | change date of birth to 7 May 1990       | birth-date  | 1990-05-07
            confirm     | en | change date of birth to yesterday        | birth-date  |
            confirm     | en | e-mail                                   | email       |
            confirm     | en | e-mail: a@b.de                           | email       | a@b.de
            confirm     | en | date of birth 7 May 1990                 | birth-date  | 1990-05-07
            confirm     | en | nationality = France                     | nationality | FR
            confirm     | en | retake my selfie                         | selfie      |
            date        | de | Geburtsdatum ändern                      | birth-date  |
            date        | de | meine E-Mail-Adresse ist falsch          | email       |
            confirm     | de | Nachname auf Müller ändern               | family-name | Müller
            confirm     | de | Staatsangehörigkeit: Österreich          | nationality | AT
            date        | fr | changer mon adresse e-mail               | email       |
            date        | fr | corriger le nom de famille en Müller     | family-name | Müller
            confirm     | fr | date de naissance                        | birth-date  |
            date        | ko | 이메일 주소 변경                            | email       |
            date        | ko | 이메일을 a@b.de로 변경해 주세요               | email       | a@b.de
            confirm     | ko | 생년월일을 1990년 5월 7일로 수정              | birth-date  | 1990-05-07
            confirm     | ko | 성                                       | family-name |
            none        | en | change my e-mail                         | email       |
            """)
    void correctionsOfEarlierAnswers(String type, String language, String text, String field, String value) {
        assertThat(meaning(type, language, text))
                .isEqualTo(
                        new Meaning.Correction(field, Optional.ofNullable(value).map(Value.Plain::new)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            confirm     | en | yes               | yes
            confirm     | de | ja, alles richtig | yes
            country     | en | German            | DE
            country     | de | Deutsch           | DE
            text        | en | change is good    | change is good
            """)
    void legitimateAnswersAreNotSwallowed(String type, String language, String text, String expected) {
        assertThat(meaning(type, language, text)).isEqualTo(new Meaning.Answer(new Value.Plain(expected)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            confirm | en | no                  | not-understood.confirm
            confirm | en | this is wrong       | correction.unknown
            date    | en | change my shoe size | correction.unknown
            """)
    void whatRemainsUnclearIsAsked(String type, String language, String text, String reason) {
        assertThat(meaning(type, language, text)).isEqualTo(new Meaning.NotUnderstood(reason));
    }

    private Meaning meaning(String type, String language, String text) {
        Optional<Question> open =
                type.equals("none") ? Optional.empty() : Optional.of(Question.of("field", "ask.field", type));
        return understanding.meaning(text, open, SCENARIO, language, AT);
    }
}
