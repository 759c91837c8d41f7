// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of people to be screened, as other programs and people write them. */
class QueryFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everythingThatIsWrongWithItIsSaidAtOnceAndNothingIsQuoted() {
        assertThatThrownBy(
                        () -> read(
                                "bad.csv",
                                """
                        query_name,birth_date
                        Telmo Vargoni,1961-07-08
                        ,1961-07-08
                        Tamsin Orlebar,soon
                        Osric Brellin,1961-13-01
                        "Brellin, Osric",1961,of many cells
                        Hugo Demorski,0001-01-01
                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bad.csv cannot be used: ")
                .hasMessageContaining("row 5: more cells")
                .hasMessageContaining("row 2: no query_name")
                .hasMessageContaining("rows 3, 4, 6: a birth_date that is none of")
                .hasMessageNotContainingAny("Tamsin", "Osric", "Hugo", "soon", "0001");
    }

    @Test
    void ofManyWrongRowsTheFirstAreNumbered() {
        assertThatThrownBy(() -> read("bad.csv", "query_name,birth_date\n" + "A B,soon\n".repeat(40)))
                .hasMessageContaining("rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 30 more: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFquery_name,birth_date\r\nTelmo Vargoni,1961-07-08\r\n\r\n",
                "query_name;birth_date\nTelmo Vargoni;1961-07-08\n;\n",
                "query_name\tbirth_date\nTelmo Vargoni\t1961-07-08",
                "\"Query_Name\",\"birth_date\"\n\"Telmo Vargoni\",\" 1961-07-08 \"\n"
            })
    void aFileIsReadAsSpreadsheetsSaveIt(String text) throws IOException {
        QueryFile file = read("people.csv", text);
        assertThat(file.applicants())
                .singleElement()
                .extracting(Applicant::name, Applicant::birth)
                .containsExactly("Telmo Vargoni", Optional.of(BirthSpan.parse("1961-07-08")));
        assertThat(file.remarks()).isEmpty();
    }

    @Test
    void aNameMayHoldALineBreakAndRowsAreNumberedByPeople() throws IOException {
        List<QueryFile.Query> queries = read("people.csv", "query_name\n\"Telmo\nVargoni\"\nOsric Brellin\n")
                .queries();
        assertThat(queries).extracting(QueryFile.Query::row).containsExactly(1, 2);
        assertThat(queries.getFirst().applicant().name()).isEqualTo("Telmo\nVargoni");
    }

    @Test
    void whatCountsForNothingIsSaid() throws IOException {
        QueryFile file = read(
                "people.csv",
                "query_name,birthdate,nationality\nTelmo Vargoni,1961-07-08,Atlantis\nOsric Brellin,,Iran\n");
        assertThat(file.applicants()).hasSize(2);
        assertThat(file.remarks())
                .containsExactly(
                        "row 1: a nationality that is not known here, which counts neither way",
                        "columns that are not looked at: birthdate");
    }

    @ParameterizedTest
    @CsvSource({
        "ir, IR",
        "IRN, IR",
        "Iran, IR",
        "'Korea, North', KP",
        "XK, XK",
        "XKX, XK",
        "Kosovo, XK",
        "ZZ,",
        "Nowhere,"
    })
    void aNationalityIsACodeOfTwoOrThreeLettersOrAName(String text, String code) throws IOException {
        assertThat(read("people.csv", "query_name,nationality\nTelmo Vargoni,\"" + text + "\"\n")
                        .applicants()
                        .getFirst()
                        .nationality())
                .isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest
    @CsvSource({"1961-07-08, 1961-07-08", "1960, 1960-01-01/1960-12-31", "1960-02, 1960-02-01/1960-02-29"})
    void aBirthDateMayBeOfAYearOrAMonth(String text, String span) throws IOException {
        QueryFile file = read("people.csv", "query_name,birth_date\nTelmo Vargoni," + text + "\n");
        assertThat(file.applicants().getFirst().birth())
                .map(BirthSpan::toString)
                .contains(span);
    }

    @Test
    void eachLineOfJsonIsAnObjectOfTexts() throws IOException {
        QueryFile file = read(
                "people.JSONL",
                "\uFEFF{\"query_name\": \"Telmo Vargoni\", \"birth_date\": 1961, \"gender\": null}\n\n{\"query_name\": \"Osric Brellin\"}");
        assertThat(file.applicants()).extracting(Applicant::name).containsExactly("Telmo Vargoni", "Osric Brellin");
        assertThat(file.applicants().getFirst().birth()).contains(BirthSpan.years(1961, 1961));
    }

    @Test
    void noLineOfJsonIsLostSilently() {
        String sound = "{\"query_name\": \"Telmo Vargoni\"}";
        assertThatThrownBy(() -> read(
                        "people.jsonl",
                        String.join(
                                "\n",
                                sound,
                                sound + sound,
                                "{\"query_name\": \"A B\", \"query_name\": \"C D\"}",
                                "{\"query_name\": [\"Telmo\"]}",
                                "{\"query_name\":",
                                "[1]",
                                "{\"birth_date\": \"1961\"}")))
                .hasMessageContaining("rows 2, 3, 4, 5, 6: no JSON object")
                .hasMessageContaining("row 7: no query_name")
                .hasMessageNotContaining("Telmo");
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'name,birth_date\nTelmo,1961\n', has no column query_name",
        "'query_name,query_name\nTelmo,Vargoni\n', has two columns of one name",
        "'query_name\n\"Telmo Vargoni\n', a quote that does not close"
    })
    void aFileThatIsNoneIsRefused(String text, String problem) {
        assertThatThrownBy(() -> read("people.csv", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("people.csv")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("Telmo");
    }

    @Test
    void aHeaderAloneIsNobody() throws IOException {
        assertThat(read("people.csv", "query_name\n").queries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16LE"})
    void textThatIsNotUtf8IsRefused(String charset) throws IOException {
        Path file = folder.resolve("people.csv");
        Files.write(file, "query_name\nTelmo Vargöni\n".getBytes(Charset.forName(charset)));
        assertThatThrownBy(() -> QueryFile.read(file)).hasMessageContaining("people.csv");
    }

    private QueryFile read(String name, String text) throws IOException {
        return QueryFile.read(Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
    }
}
