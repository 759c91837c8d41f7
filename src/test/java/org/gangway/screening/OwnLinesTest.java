// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnLinesTest {

    @Test
    void aPersonIsWhatTheSameRowOfTheCsvIs() {
        SanctionsList lines = OwnLines.read(ScreeningFixtures.file(
                "pep.jsonl",
                """
                {"id": "7", "name": "Telmo Vargoni", "aliases": ["T. Vargoni", "Telmo V."], "weak-aliases": "Brellin",
                """
                                .strip()
                        + """
                 "birth-date": ["1961-03-14", "1962"], "nationality": ["IR", "SY"], "gender": "male", "documents": ["P1"],
                """
                                .strip()
                        + """
                 "programme": "PEP", "listed-on": "2026-02-03"}
                """));
        SanctionsList rows = OwnList.read(
                ScreeningFixtures.file(
                        "pep.csv",
                        OwnList.HEADER
                                + "\n7,Telmo Vargoni,T. Vargoni|Telmo V.,Brellin,1961-03-14|1962,IR|SY,male,P1,PEP,2026-02-03\n"));
        assertThat(lines.persons()).isEqualTo(rows.persons());
        assertThat(lines.name()).isEqualTo(rows.name()).isEqualTo("pep");
    }

    @Test
    void whoHasATierIsPoliticallyExposedInBothForms() {
        SanctionsList lines = OwnLines.read(
                ScreeningFixtures.file(
                        "pep.jsonl",
                        """
                {"id": "7", "name": "Telmo Vargoni", "tier": "1", "in-office": false, "left-on": "2024-05-01", "associates": ["Ida Vargoni", "Rui Orlebar"]}
                {"id": "8", "name": "Ida Vargoni", "tier": "family", "in-office": "yes"}
                """));
        SanctionsList rows = OwnList.read(
                ScreeningFixtures.file(
                        "pep.csv",
                        OwnList.POLITICAL
                                + "\n7,Telmo Vargoni,,,,,,,,,1,no,2024-05-01,Ida Vargoni|Rui Orlebar\n8,Ida Vargoni,,,,,,,,,family,yes,,\n"));
        assertThat(lines.persons()).isEqualTo(rows.persons());
        assertThat(lines.persons().getFirst().office())
                .contains(new Office("1", Optional.of(false), "2024-05-01", List.of("Ida Vargoni", "Rui Orlebar")));
        assertThat(lines.persons().getLast().office()).contains(new Office("family", Optional.of(true), "", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"id\":\"2\",\"name\":\"A\"}', without a tier",
        "'{\"id\":\"2\",\"name\":\"A\",\"tier\":\"1\",\"in-office\":\"once\"}', neither yes nor no"
    })
    void onAListOfPoliticallyExposedPersonsEverybodyHasATier(String line, String problem) {
        ListFile file = ScreeningFixtures.file("pep.jsonl", "{\"id\":\"1\",\"name\":\"B\",\"tier\":\"1\"}\n" + line);
        assertThatThrownBy(() -> OwnLines.read(file))
                .isInstanceOf(ListBroken.class)
                .hasMessageContaining("pep.jsonl, line 2: ")
                .hasMessageContaining(problem);
    }

    @Test
    void columnsThatAreNeitherAreRefusedBeforeAnybodyIsRead() {
        ListFile file = ScreeningFixtures.file("own.csv", OwnList.HEADER + ",tier\n7,Telmo Vargoni,,,,,,,,,1\n");
        assertThatThrownBy(() -> OwnList.read(file))
                .isInstanceOf(ListBroken.class)
                .hasMessageContaining("line 1: has columns");
    }

    @Test
    void aListIsReadAsSpreadsheetsSaveIt() {
        String quoted = "\uFEFF\"" + OwnList.HEADER.replace(",", "\",\"")
                + "\"\r\n\"7\",\"Telmo Vargoni\",,,1961-03,Iran|deu|Atlantis,,,,\r\n";
        ListFile file = ScreeningFixtures.file("house.sanctions.csv", quoted);
        assertThat(OwnList.is(file)).isTrue();
        SanctionsList list = OwnList.read(file);
        assertThat(list.name()).isEqualTo("house.sanctions");
        ListedPerson person = ScreeningFixtures.only(list);
        assertThat(person.id()).isEqualTo("7");
        assertThat(person.births()).containsExactly(BirthSpan.parse("1961-03"));
        assertThat(person.nationalities())
                .as("codes of two and three letters and names; what is neither counts neither way")
                .containsExactly("DE", "IR");
        assertThat(OwnLines.read(ScreeningFixtures.file("own.jsonl", "\uFEFF{\"id\":\"1\",\"name\":\"A B\"}"))
                        .persons())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id;name;aliases;weak-aliases;birth-date;nationality;gender;documents;programme;listed-on",
                "id,name",
                "ID,Name,Aliases",
                "id\tname"
            })
    void aListWhoseColumnsAreOthersIsRefusedAndNotPassedOver(String header) {
        ListFile file = ScreeningFixtures.file("own.csv", header + "\n7,Telmo Vargoni\n");
        assertThat(OwnList.is(file)).isTrue();
        assertThatThrownBy(() -> OwnList.read(file)).hasMessageContaining("own.csv, line 1: has columns");
    }

    @Test
    void everythingThatIsWrongWithAListIsSaidAtOnce() {
        String rows =
                "\n1,Telmo Vargoni,,,,,,,,\n,Nobody,,,,,,,,\n3,Tamsin Orlebar,,,soon,,,,,\n4,Osric\n5,--- ?!,,,,,,,,\n6,A B,,,0001-01-01,,,,,\n";
        assertThatThrownBy(() -> OwnList.read(ScreeningFixtures.file("own.csv", OwnList.HEADER + rows)))
                .hasMessageContaining("own.csv, line 3: is somebody without id or name; line 4: has a birth date")
                .hasMessageContaining(
                        "; line 5: has 2 cells where 10 belong; line 6: is somebody whose name holds no letter")
                .hasMessageContaining("; line 7: has a birth date that is neither")
                .hasMessageNotContainingAny("Tamsin", "Osric", "soon");
        String lines = "{\"id\":\"1\"}\n".repeat(25);
        assertThatThrownBy(() -> OwnLines.read(ScreeningFixtures.file("own.jsonl", lines)))
                .hasMessageContaining("line 10: is somebody without id or name; and 15 more lines. ")
                .hasMessageNotContaining("line 11");
    }

    @Test
    void onlyIdAndNameMustBeThereAndEmptyLinesAreNobody() {
        SanctionsList list =
                OwnLines.read(ScreeningFixtures.file("own.ndjson", "\n{\"id\":\"1\",\"name\":\"Telmo Vargoni\"}\n\n"));
        assertThat(ScreeningFixtures.names(ScreeningFixtures.only(list), false)).isEqualTo(List.of("Telmo Vargoni"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
            {"id": "2", "name":          ~ is not JSON
            {"id":"2","name":"Telmo"}{"id":"3","name":"Telmo"} ~ is not JSON
            {"id":"2","name":"Telmo","name":"A"} ~ has a member twice
            ["2", "Telmo"]               ~ is not a JSON object
            {"id": "2"}                  ~ without id or name
            {"id": 2, "name": "Telmo"}   ~ has a id that is no text
            {"id": "2", "name": ["A"]}   ~ has a name that is no text
            {"id": "2", "name": "Telmo", "birthdate": "1961"} ~ has a member that is none of
            {"id": "2", "name": "Telmo", "birth-date": "1st of May"} ~ neither 1961-03-14 nor 1961
            """)
    void aLineThatCannotBeUsedIsNamedAndNotQuoted(String line, String problem) {
        ListFile file = ScreeningFixtures.file("own.jsonl", "{\"id\":\"1\",\"name\":\"A B\"}\n" + line + "\n");
        assertThatThrownBy(() -> OwnLines.read(file))
                .isInstanceOf(ListBroken.class)
                .hasMessageContaining("own.jsonl, line 2: ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("Telmo");
    }
}
