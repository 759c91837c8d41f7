// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Question;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Value;
import org.gangway.scenarios.ScenarioFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final Texts TEXTS = Texts.builtIn();
    private static final Scenario SCENARIO = scenario();
    private final Understanding understanding = new Understanding(TEXTS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | Yes                     | yes
            en | Yes, please!            | yes
            en | OK, I agree.            | yes
            en | y                       | yes
            en | 👍🏽                      | yes
            en | No, thanks              | no
            en | I do not agree          | no
            en | i don’t agree           | no
            de | Ja                      | yes
            de | Ja, ich bin einverstanden | yes
            de | JA KLAR, GERNE          | yes
            de | Nein danke              | no
            de | nicht einverstanden     | no
            fr | Oui, bien sûr           | yes
            fr | D’accord                | yes
            fr | Non merci               | no
            fr | je ne suis pas d'accord | no
            ko | 네                       | yes
            ko | 네, 동의합니다            | yes
            ko | 아니요                    | no
            ko | 동의하지 않습니다          | no
            ko | yes                     | yes
            en | ｙｅｓ                   | yes
            en | yes and no              | -
            en | maybe                   | -
            en | no problem              | -
            en | yes but not the photos  | -
            """)
    void yesAndNo(String language, String text, String expected) {
        assertThat(read("yes-no", language, text)).isEqualTo(expected.equals("-") ? "not-understood.yes-no" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en    | 1990-05-07                  | 1990-05-07
            en    | 7 May 1990                  | 1990-05-07
            en    | May 7th, 1990               | 1990-05-07
            en    | I was born on the 7th of May, 1990. | 1990-05-07
            en    | 25/05/1990                  | 1990-05-25
            en    | 05/25/1990                  | 1990-05-25
            en    | 05/05/1990                  | 1990-05-05
            en    | 05/07/1990                  | not-understood.date-ambiguous
            en-GB | 07/05/1990                  | 1990-05-07
            en-US | 05/07/1990                  | 1990-05-07
            de    | 7.5.1990                    | 1990-05-07
            de    | 07.05.1990                  | 1990-05-07
            de    | 7. Mai 1990                 | 1990-05-07
            de    | 7. März 1990                | 1990-03-07
            de    | 7. maerz 1990               | 1990-03-07
            de    | 7 Jänner 1990               | 1990-01-07
            de    | ich bin am 7. Mai 1990 geboren | 1990-05-07
            de    | 05.25.1990                  | not-understood.date-impossible
            fr    | 1er août 1990               | 1990-08-01
            fr    | le 1 aout 1990              | 1990-08-01
            fr    | 07/05/1990                  | 1990-05-07
            fr    | Je suis née le 7 mai 1990   | 1990-05-07
            fr    | 7 May 1990                  | 1990-05-07
            ko    | 1990년 5월 7일                | 1990-05-07
            ko    | 1990년5월7일생입니다            | 1990-05-07
            ko    | 1990. 5. 7.                 | 1990-05-07
            ko    | １９９０－０５－０７           | 1990-05-07
            ko    | 19900507                    | 1990-05-07
            en    | ١٩٩٠-٠٥-٠٧                  | 1990-05-07
            en    | 1990/5/7                    | 1990-05-07
            de    | 7.5.90                      | not-understood.date-year
            en    | 7 May 90                    | not-understood.date-year
            ko    | 90년 5월 7일                  | not-understood.date-year
            en    | 31 February 1990            | not-understood.date-impossible
            en    | 29 February 1900            | not-understood.date-impossible
            en    | 29 February 1904            | 1904-02-29
            en    | 7 May 1790                  | not-understood.date-impossible
            en    | 7 May 2030                  | not-understood.date-future
            en    | 2026-03-03                  | not-understood.date-future
            en    | tomorrow                    | not-understood.date
            en    | 1990                        | not-understood.date
            en    | 5551234567                  | not-understood.date
            en    | 1990-05-07T00:00:00Z        | not-understood.date
            en    | 99999999999999999999-1-1    | not-understood.date
            """)
    void dates(String language, String text, String expected) {
        assertThat(read("date", language, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | Germany                 | DE
            en | germany.                | DE
            en | the Netherlands         | NL
            en | I am from South Korea   | KR
            en | I'm German              | DE
            en | British citizen         | GB
            en | USA                     | US
            en | usa                     | US
            en | deu                     | DE
            en | KR                      | KR
            en | NO                      | NO
            en | no                      | -
            en | it                      | -
            en | Deutschland             | DE
            de | Österreich              | AT
            de | oesterreich             | -
            de | Ich bin Deutscher       | DE
            de | aus der Schweiz         | CH
            de | deutsche Staatsangehörigkeit | DE
            fr | États-Unis              | US
            fr | etats-unis              | US
            fr | je suis française       | FR
            fr | Côte d’Ivoire           | CI
            fr | cote d'ivoire           | CI
            ko | 대한민국                  | KR
            ko | 한국입니다                 | KR
            ko | 저는 독일 사람이에요        | DE
            ko | 인도인입니다               | IN
            en | 日本                      | JP
            en | Россия                   | RU
            en | Italia                   | IT
            en | Suomi                    | FI
            en | مصر                      | EG
            en | Fin                      | FI
            en | Atlantis                 | -
            en | <script>                 | -
            """)
    void countries(String language, String text, String expected) {
        assertThat(read("country", language, text))
                .isEqualTo(expected.equals("-") ? "not-understood.country" : expected);
    }

    @Test
    void everyCountryIsUnderstoodAsItIsShownAndByItsCode() {
        for (String code : Locale.getISOCountries()) {
            for (String language : Bundles.BUILT_IN) {
                assertThat(read("country", language, code)).isEqualTo(code);
                assertThat(read("country", language, TEXTS.show("country", code, language)))
                        .isEqualTo(code);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            anna.schmidt@example.com          | anna.schmidt@example.com
            Anna.Schmidt@EXAMPLE.com          | Anna.Schmidt@example.com
            my address is anna@example.com.   | anna@example.com
            <anna@example.com>                | anna@example.com
            anna+bank@mail.example.co.kr      | anna+bank@mail.example.co.kr
            anna@bücher.example               | anna@xn--bcher-kva.example
            o'neil@example.ie                 | o'neil@example.ie
            anna@example                      | -
            anna example.com                  | -
            anna@@example.com                 | -
            anna@example.com bob@example.com  | -
            .anna@example.com                 | -
            anna..b@example.com               | -
            anna@-example.com                 | -
            anna@example.com%0aBcc:x          | -
            anna@[127.0.0.1]                  | -
            """)
    void emails(String text, String expected) {
        assertThat(read("email", "en", text)).isEqualTo(expected.equals("-") ? "not-understood.email" : expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.com\r\nBcc: all@example.com",
                "anna@example.com\nfoo",
                "a\u0000nna@example.com",
                "anna\u202E@example.com",
                "anna@example.com\u2028x"
            })
    void nothingThatEndsAHeaderLineIsAnAddress(String text) {
        assertThat(read("email", "en", text)).isEqualTo("not-understood.email");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | +44 20 7946 0018         | +442079460018
            en | +49 (0)30 901820         | +4930901820
            en | 0049 30 901820           | +4930901820
            de | 030 901820               | +4930901820
            ko | 02-1234-5678             | +82212345678
            ko | ０２－１２３４－５６７８     | +82212345678
            fr | mon numéro est le 01 42 34 56 78 | +33142345678
            en | 020 7946 0018            | -
            en-GB | 020 7946 0018         | +442079460018
            en | 12                       | -
            en | +1 2 3                   | -
            """)
    void phoneNumbers(String language, String text, String expected) {
        assertThat(read("phone", language, text)).isEqualTo(expected.equals("-") ? "not-understood.phone" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | Anna                    | Anna
            en | Jean-Luc  van der Berg  | Jean-Luc van der Berg
            en | O’Neil                  | O’Neil
            en | 김민준                    | 김민준
            en | Дмитрий                 | Дмитрий
            en | محمد                    | محمد
            en | Stop                    | Stop
            en | Help                    | Help
            en | Yes                     | Yes
            de | Mensch                  | Mensch
            de | Halt                    | Halt
            en | English                 | English
            en | Germany                 | Germany
            en | My name is Anna         | Anna
            de | Ich heiße Jürgen.       | Jürgen
            fr | Je m’appelle Zoë        | Zoë
            ko | 제 이름은 민준입니다       | 민준
            en | Anna2                   | -
            en | <b>Anna</b>             | -
            en | anna@example.com        | -
            en | why?                    | -
            en | 123                     | -
            """)
    void namesOfPersons(String language, String text, String expected) {
        assertThat(read("person-name", language, text))
                .isEqualTo(expected.equals("-") ? "not-understood.person-name" : expected);
    }

    @Test
    void aNameIsComposedAndHasAnEnd() {
        assertThat(read("person-name", "de", "Ju\u0308rgen")).isEqualTo("Jürgen");
        assertThat(read("person-name", "en", "a".repeat(101))).isEqualTo("not-understood.person-name");
        assertThat(read("person-name", "en", "Anna\nBob")).isEqualTo("not-understood.person-name");
        assertThat(read("person-name", "en", "Anna\u202Ebob")).isEqualTo("not-understood.person-name");
        assertThat(read("person-name", "en", "A" + "\u0301".repeat(20))).isEqualTo("not-understood.person-name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            123456                | 123456
            123 456               | 123456
            1-2-3-4-5-6           | 123456
            １２３４５６            | 123456
            The code is 012345.   | 012345
            코드는 123456입니다     | 123456
            12345                 | -
            1234567               | -
            123456 654321         | -
            """)
    void codes(String text, String expected) {
        assertThat(read("code", "en", text)).isEqualTo(expected.equals("-") ? "not-understood.code" : expected);
    }

    @Test
    void aPhotoIsAPictureAndNothingElse() {
        assertThat(read("photo", "en", "here it is")).isEqualTo("not-understood.photo");
        assertThat(understanding.photo("case/1", Optional.of(Question.of("selfie", "ask.selfie", "photo"))))
                .isEqualTo(new Meaning.Answer(new Value.Plain("case/1")));
        assertThat(understanding.photo("case/1", Optional.of(Question.of("email", "ask.email", "email"))))
                .isEqualTo(new Meaning.NotUnderstood("not-understood.photo-unexpected"));
        assertThat(understanding.photo("case/1", Optional.empty())).isEqualTo(new Meaning.NotUnderstood("wait"));
    }

    @Test
    void beforeACameraOnlyReadyAndARecordingCount() {
        assertThat(read("liveness", "en", "ready")).isEqualTo("Ready[]");
        assertThat(read("liveness", "de", "Ja, gerne")).isEqualTo("Ready[]");
        assertThat(read("challenge", "en", "ready")).isEqualTo("Ready[]");
        assertThat(read("liveness", "en", "no idea")).isEqualTo("not-understood.liveness");
        assertThat(read("challenge", "en", "I turn my head")).isEqualTo("not-understood.challenge");
        assertThat(understanding.photo("c", Optional.of(Question.of("selfie", "ask.selfie", "challenge"))))
                .isEqualTo(new Meaning.Answer(new Value.Plain("c")));
        assertThat(understanding.photo("c", Optional.of(Question.of("selfie", "ask.selfie", "liveness"))))
                .isEqualTo(new Meaning.NotUnderstood("not-understood.liveness"));
    }

    @Test
    void whileNoQuestionIsOpenOnlyWishesAreUnderstood() {
        assertThat(understanding.meaning("Anna", Optional.empty(), SCENARIO, "en", AT))
                .isEqualTo(new Meaning.NotUnderstood("wait"));
        assertThat(understanding.meaning("stop", Optional.empty(), SCENARIO, "en", AT))
                .isEqualTo(new Meaning.StopWanted());
    }

    @Test
    void onlyTheFirstPartOfALongTextIsRead() {
        assertThat(read("text", "en", "a".repeat(100_000))).isEqualTo("not-understood.text");
        assertThat(read("yes-no", "en", "yes " + " ".repeat(100_000))).isEqualTo("yes");
    }

    private String read(String type, String language, String text) {
        Question open = Question.of("field", "ask.field", type);
        return switch (understanding.meaning(text, Optional.of(open), SCENARIO, language, AT)) {
            case Meaning.Answer answer -> answer.value().text();
            case Meaning.NotUnderstood not -> not.reason();
            case Meaning other -> other.toString();
        };
    }

    static Scenario scenario() {
        try {
            return new ScenarioFile(Texts.builtIn())
                    .parse(Files.readString(Path.of("scenarios/retail-account.scenario.yaml")), "retail-account");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
