// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.gangway.contract.Lettering.Spelling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetteringTest {

    private final Lettering lettering = new Lettering(List.of(Typeface.builtIn()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maria Keller", "Zoë Müller-Lüdenscheidt", "Łukasz Żółć", "Åsa Ñandú", "Nguyễn Thị Hường",
                "Ελένη Παπαδοπούλου", "Юлія Ковальчук", "Анна Иванова", "O’Neill", "Đặng Ðuro"
            })
    void europeanNamesAreDrawnAsTheyAreWritten(String name) {
        assertThat(lettering.spell(name)).isEqualTo(new Spelling(name, false));
    }

    @ParameterizedTest
    @CsvSource({
        "김민수, Gimminsu",
        "王小明, Wáng Xiǎo Míng",
        "やまだ たろう, Yamada Tarou",
        "محمد, Mḥmd",
        "สมชาย, Smchay",
        "नरेन्द्र, Narēndra",
        "გიორგი, Giorgi",
        "דוד, Dwd"
    })
    void otherNamesAreWrittenInLatinLetters(String name, String latin) {
        Spelling spelling = lettering.spell(name);

        assertThat(spelling.romanised()).isTrue();
        assertThat(spelling.text()).isEqualToIgnoringCase(latin);
        assertThat(lettering.canDraw(spelling.text())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'Anna\tMaria\r\nKeller', Anna Maria Keller", "'An\u200bna\u202e ', Anna", "'Jose\u0301', José"})
    void whatCannotBeSeenIsNotPartOfAName(String name, String spelled) {
        assertThat(lettering.spell(name)).isEqualTo(new Spelling(spelled, false));
    }

    @Property(tries = 300)
    void whateverIsWrittenCanBeDrawn(@ForAll @StringLength(max = 60) String anything) {
        assertThat(lettering.canDraw(lettering.spell(anything).text())).isTrue();
    }
}
