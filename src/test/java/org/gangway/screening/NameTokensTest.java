// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTokensTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zoë Ångström-Øst | zoe angstrom ost",
                "Карина Шлемова | karina shlemova",
                "Μαρία Λεμονή | maria lemone",
                "Herr Prof. Ansgar von der Linde | ansgar linde",
                "Yusra bint Al-Haddar | yusra haddar",
                "Abd al-Rahim Tolan | abdrahim tolan",
                "Abdul Rahim Tolan | abdrahim tolan",
                "Abdurrahim Tolan | abdrahim tolan",
                "O'Dalloway | odalloway",
                "ＦＵＬＬ　Ｗｉｄｔｈ | full width",
                "Van der | van der",
                "Ben Carrow | ben carrow",
                "Mr Ben Carrow | ben carrow",
                "Le Duong | le duong",
                "Von Carrow | carrow",
                "Ansgar ben Carrow | ansgar carrow",
                "JC Orlebar | j c orlebar",
                "JC ORLEBAR | jc orlebar",
                "Petr VLK | petr vlk",
                "Mei NG | mei ng",
                "Dr. TJ van Orlebar MD | t j orlebar md",
                "Hajji Gleb Majj | gleb majj",
                "Jan Kaj | jan kay",
                "杜 拉 明 | du la ming",
                "ហ៊ុន សែន | hun sen",
                "នួន ជា | nuon chea",
                "អៀង សារី | ieng sari",
                "សំផន | samphan",
                "汤姆·埃纳·格拉夫 | tom ena glaf",
                "هدايت الله طلمو | hdaytallh tlmw"
            })
    void aNameBecomesPlainWords(String name, String words) {
        assertThat(words(name)).isEqualTo(words);
    }

    @Property(tries = 1_000)
    void anyTextGivesLowerCaseLettersAndDigitsOnly(@ForAll @StringLength(max = 40) String text) {
        assertThat(NameTokens.of(text))
                .allSatisfy(token -> assertThat(token.text()).matches("[a-z0-9]+"));
    }

    @Property(tries = 1_000)
    void whatIsReadableHasTokens(@ForAll @StringLength(max = 5) String text) {
        assertThat(NameTokens.readable(text)).isEqualTo(!NameTokens.of(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "de", "Mr", "абв", "ا", "។ x", "ក.", "杜", "김", "--", "", " ", "·", "ьъ", "’"})
    void alsoOfOtherWriting(String text) {
        assertThat(NameTokens.readable(text)).isEqualTo(!NameTokens.of(text).isEmpty());
    }

    /** The reading of a Chinese sign may be a particle in Latin, and is none: 杜 is a family name, "du" is left out. */
    @Property(tries = 1_500)
    void whatIsNormalisedStaysAsItIs(@ForAll @StringLength(max = 40) String text) {
        Assume.that(NameTokens.of(text).stream()
                .allMatch(token -> token.written().isEmpty() || !NameWords.PARTICLES.contains(token.text())));
        String once = words(text);
        assertThat(words(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 62, 63, 64, 65})
    void whatIsCutStaysAsItIs(int letters) {
        for (String end : List.of("ja", "jja", "dja", "jovich", "1j2")) {
            String once = words("k".repeat(letters) + end);
            assertThat(words(once)).isEqualTo(once);
        }
    }

    private static String words(String name) {
        List<NameToken> tokens = NameTokens.of(name);
        return tokens.stream().map(NameToken::text).collect(Collectors.joining(" "));
    }
}
