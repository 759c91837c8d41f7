// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfacListTest {

    private static final String EMPTY = "-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ";
    private static final String SHIP = "7,\"VARGONI QUEEN\",\"vessel\",\"X\",%s,-0- \n".formatted(EMPTY);

    @Test
    void anIndividualIsReadFromItsThreeFiles() {
        String remarks =
                "DOB 08 Jul 1961; alt. DOB 1964; POB Port Vargo; nationality Iran; citizen Korea, North; a.k.a. 'THE BAKER'; Pass";
        SanctionsList list = OfacList.read(
                ScreeningFixtures.file("sdn.csv", SHIP + row(9, "VARGONI, Telmo \"\"Tel\"\"", remarks) + "\u001a"),
                List.of(
                        ScreeningFixtures.file(
                                "alt.csv",
                                "9,1,\"aka\",\"VARGONESCU, Telmo\",-0- \n9,2,\"fka\",-0- ,-0- \n7,3,\"aka\",\"SHIP\",-0- \n\u001a")),
                List.of(ScreeningFixtures.file("sdn_comments.csv", "9,\"port A1 (Iran); a.k.a. 'MILLER'.\"\n")));

        ListedPerson person = ScreeningFixtures.only(list);
        assertThat(person.id()).isEqualTo("9");
        assertThat(person.programme()).isEqualTo("SDGT, IRAN");
        assertThat(ScreeningFixtures.names(person, false)).containsExactly("Telmo \"Tel\" VARGONI", "Telmo VARGONESCU");
        assertThat(ScreeningFixtures.names(person, true)).containsExactly("THE BAKER", "MILLER");
        assertThat(person.nationalities()).containsExactly("IR", "KP");
        assertThat(person.births())
                .containsExactly(BirthSpan.day(LocalDate.parse("1961-07-08")), BirthSpan.years(1964, 1964));
    }

    @ParameterizedTest
    @CsvSource({
        "DOB 08 Jul 1961., 1961-07-08, 1961-07-08",
        "DOB Feb 1964, 1964-02-01, 1964-02-29",
        "DOB 1951 to 1953, 1951-01-01, 1953-12-31",
        "DOB circa 1961, 1959-01-01, 1963-12-31",
        "DOB circa 1951 to 1953; Gender Male, 1949-01-01, 1955-12-31",
        "DOB 01 Jan 1960 to 31 Mar 1961, 1960-01-01, 1961-03-31"
    })
    void aBirthDateIsAsExactAsTheRemarkSays(String remarks, LocalDate from, LocalDate to) {
        assertThat(person(remarks).births()).containsExactly(new BirthSpan(from, to));
    }

    @Test
    void oneUnreadableBirthDateSilencesAllSoThatNoneSpeaksAgainstAMatch() {
        assertThat(person("DOB 08 Jul 1961; alt. DOB unknown").births()).isEmpty();
    }

    @Test
    void genderAndDocumentsAreInTheRemarksToo() {
        ListedPerson person = person(
                "DOB 08 Jul 1961; Gender Male; Passport RL 1794375 (Lebanon) expires 04 Jul 2017; "
                        + "alt. Passport K754050 issued 26 May 1999 expires 25 May 2004; Diplomatic Passport 008827 (Iran) issued 1999; "
                        + "National ID No. 216040 (Yemen); Cedula No. 6068015 (Colombia); Turkish Identification Number 10298480866 (Turkey); "
                        + "Tax ID No. 02681293-E (Spain); Phone Number 9647821757598; Passport; U.S.A. Passport issued 21 Jun 1992 in Amman, Jordan.");
        assertThat(person.gender()).contains(Gender.MALE);
        assertThat(person.documents())
                .containsExactly("RL 1794375", "K754050", "008827", "216040", "6068015", "10298480866");
    }

    @Test
    void aYearInWhichNobodyWhoLivesWasBornIsUnknown() {
        assertThat(person("DOB 0001").births()).isEmpty();
        assertThat(person("DOB circa 9999").births()).isEmpty();
    }

    @Test
    void minusZeroIsNothing() {
        ListedPerson person = person("-0- ");
        assertThat(person.births()).isEmpty();
        assertThat(person.nationalities()).isEmpty();
        assertThat(person.names()).hasSize(1);
    }

    @Test
    void anEntryThatIsThereTwiceIsOnePersonWithWhatBothSay() {
        ListedPerson person = ScreeningFixtures.only(
                read(row(9, "VARGONI, Telmo", "DOB 1961") + row(9, "VARGONI, Telmo", "DOB 1961; nationality Iran")));
        assertThat(person.births()).containsExactly(BirthSpan.years(1961, 1961));
        assertThat(person.nationalities()).containsExactly("IR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9,\"VARGONI, Telmo\",\"individual\"\n",
                "9,\"VARGONI, Telmo\n",
                "9,-0- ,\"individual\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n",
                "7,\"VARGONI QUEEN\",\"vessel\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"
            })
    void aBrokenFileIsNamedWithWhatToDoAndNotQuoted(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(ListBroken.class)
                .hasMessageContaining("sdn.csv, line 1: ")
                .hasMessageContaining("Download the file again")
                .hasMessageNotContaining("VARGONI");
    }

    @Test
    void theLineOfABrokenRowIsNamed() {
        assertThatThrownBy(() -> read(SHIP + SHIP + "9,too few\n"))
                .hasMessageContaining("sdn.csv, line 3: has 2 cells where 12 belong");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        ListFile latin = new ListFile(
                "sdn.csv",
                ScreeningFixtures.WRITTEN,
                row(9, "VARGOÑI, Telmo", "-0- ").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> OfacList.read(latin, List.of(), List.of()))
                .isInstanceOf(ListBroken.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aFolderIsReadByTheNamesThePublishersGive(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("ofac_sdn.csv"), row(9, "VARGONI, Telmo", "-0- "));
        Files.writeString(folder.resolve("ofac_alt.csv"), "9,1,\"aka\",\"VARGONESCU, Telmo\",-0- \n");
        Files.writeString(folder.resolve("ofac_add.csv"), "no list of names");
        assertThat(ListFolder.read(folder).stream().map(SanctionsList::name))
                .containsExactly("ofac-sdn", "gangway-demo");
    }

    @Test
    void aSecondEditionBesideTheFirstIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("sdn-1.csv"), row(9, "VARGONI, Telmo", "-0- "));
        Files.writeString(folder.resolve("sdn-2.csv"), row(9, "VARGONI, Telmo", "-0- "));
        assertThatThrownBy(() -> ListFolder.read(folder)).hasMessageContaining("second edition beside sdn-1.csv");
    }

    @Test
    void aliasesWithoutTheirListAreRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("alt.csv"), "9,1,\"aka\",\"VARGONESCU, Telmo\",-0- \n");
        assertThatThrownBy(() -> ListFolder.read(folder))
                .isInstanceOf(ListBroken.class)
                .hasMessageContaining("alt.csv");
    }

    @Test
    void aFolderThatIsNotThereLeavesTheDemonstrationList(@TempDir Path folder) {
        assertThat(ListFolder.read(folder.resolve("none")).stream().map(SanctionsList::name))
                .containsExactly("gangway-demo");
    }

    private static ListedPerson person(String remarks) {
        return ScreeningFixtures.only(read(row(9, "VARGONI, Telmo", remarks)));
    }

    private static String row(int id, String name, String remarks) {
        return "%d,\"%s\",\"individual\",\"SDGT] [IRAN\",%s,\"%s\"\n".formatted(id, name, EMPTY, remarks);
    }

    private static SanctionsList read(String content) {
        return OfacList.read(ScreeningFixtures.file("sdn.csv", content), List.of(), List.of());
    }
}
