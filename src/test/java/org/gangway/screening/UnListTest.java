// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnListTest {

    private static final String NAME = "<FIRST_NAME>TELMO</FIRST_NAME><SECOND_NAME>VARGONI</SECOND_NAME>";

    @Test
    void anIndividualIsReadWhole() {
        SanctionsList list = read(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <CONSOLIDATED_LIST dateGenerated="2026-01-31T09:30:00Z"><INDIVIDUALS><INDIVIDUAL>
                  <FIRST_NAME>TELMO</FIRST_NAME><SECOND_NAME/><THIRD_NAME> VARGONI </THIRD_NAME>
                  <UN_LIST_TYPE>Atlantis</UN_LIST_TYPE><REFERENCE_NUMBER>ATi.001</REFERENCE_NUMBER>
                  <LISTED_ON>2020-05-06</LISTED_ON><NAME_ORIGINAL_SCRIPT>Телмо Варгони</NAME_ORIGINAL_SCRIPT>
                  <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE><VALUE>Nowhere</VALUE></NATIONALITY>
                  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Telmo Vargonescu</ALIAS_NAME></INDIVIDUAL_ALIAS>
                  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Baker</ALIAS_NAME></INDIVIDUAL_ALIAS>
                  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
                </INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>VARGONI BANK</FIRST_NAME></ENTITY></ENTITIES>
                </CONSOLIDATED_LIST>""");

        ListedPerson person = ScreeningFixtures.only(list);
        assertThat(list.date()).isEqualTo(LocalDate.parse("2026-01-31"));
        assertThat(person.id()).isEqualTo("ATi.001");
        assertThat(person.programme()).isEqualTo("Atlantis");
        assertThat(person.listedOn()).isEqualTo("2020-05-06");
        assertThat(person.nationalities()).containsExactly("IR");
        assertThat(ScreeningFixtures.names(person, false))
                .containsExactly("TELMO VARGONI", "Телмо Варгони", "Telmo Vargonescu");
        assertThat(ScreeningFixtures.names(person, true)).containsExactly("The Baker");
    }

    @Test
    void genderAndDocumentsAreRead() {
        ListedPerson person = individual("<GENDER>Female</GENDER>"
                + document("Passport", "PS 472330208 ")
                + document(
                        "National Identification Number", "Afghan national identification card (tazkira) number 300786")
                + document("Passport", "Libyan Passport No. 96/184442")
                + document("Passport", "381110042 (Expired 25 Jan. 2016)")
                + document("Passport", "R00012098, South Sudan")
                + document("Passport", "not known")
                + "<INDIVIDUAL_DOCUMENT/>");
        assertThat(person.gender()).contains(Gender.FEMALE);
        assertThat(person.documents()).containsExactly("PS 472330208", "300786", "96/184442", "381110042", "R00012098");
    }

    private static String document(String type, String number) {
        return "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>" + type + "</TYPE_OF_DOCUMENT><NUMBER>" + number
                + "</NUMBER></INDIVIDUAL_DOCUMENT>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>0001-01-01</DATE>",
                "<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>999999999</YEAR>",
                "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>0</FROM_YEAR><TO_YEAR>1963</TO_YEAR>"
            })
    void aDateInWhichNobodyWhoLivesWasBornIsUnknown(String date) {
        assertThat(individual(birth(date)).births()).isEmpty();
    }

    @Test
    void severalNamesInOneAliasAreTakenApart() {
        ListedPerson person = individual(
                "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>a) Telmo Varga b) Vargas, Telmo born 1961;"
                        + " T. Vargonov (Т. Варгонов)</ALIAS_NAME></INDIVIDUAL_ALIAS>");
        assertThat(ScreeningFixtures.names(person, false))
                .containsExactly("TELMO VARGONI", "Т. Варгонов", "Telmo Varga", "Telmo Vargas", "T. Vargonov");
    }

    @ParameterizedTest
    @CsvSource({
        "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-07-08</DATE>, 1961-07-08, 1961-07-08",
        "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1961</YEAR>, 1961-01-01, 1961-12-31",
        "<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1961</YEAR>, 1959-01-01, 1963-12-31",
        "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1963</TO_YEAR>, 1960-01-01, 1963-12-31"
    })
    void aBirthDateIsAsExactAsTheListSays(String date, LocalDate from, LocalDate to) {
        assertThat(individual(birth(date)).births()).containsExactly(new BirthSpan(from, to));
    }

    @Test
    void severalBirthDatesAreAllKept() {
        ListedPerson person = individual(birth("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-07-08</DATE>")
                + birth("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1964</YEAR>"));
        assertThat(person.births())
                .containsExactly(BirthSpan.day(LocalDate.parse("1961-07-08")), BirthSpan.years(1964, 1964));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<DATE>July</DATE>", "<FROM_YEAR>1963</FROM_YEAR><TO_YEAR>1960</TO_YEAR>"})
    void oneUnreadableBirthDateSilencesAllSoThatNoneSpeaksAgainstAMatch(String unreadable) {
        ListedPerson person = individual(birth("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-07-08</DATE>")
                + birth("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE>" + unreadable));
        assertThat(person.births()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not XML",
                "<CONSOLIDATED_LIST><INDIVIDUAL>",
                "<OTHER_LIST/>",
                "<CONSOLIDATED_LIST/>",
                "<CONSOLIDATED_LIST><INDIVIDUAL><FIRST_NAME>Telmo</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>",
                "<CONSOLIDATED_LIST><INDIVIDUAL><REFERENCE_NUMBER>1</REFERENCE_NUMBER></INDIVIDUAL></CONSOLIDATED_LIST>"
            })
    void aBrokenFileIsNamedWithWhatToDoAndNotQuoted(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(ListBroken.class)
                .hasMessageContaining("un.xml, line 1: ")
                .hasMessageContaining("Download the file again")
                .hasMessageNotContaining("Telmo");
    }

    @Test
    void anExternalEntityIsRefused(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        String content = "<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())
                + "<CONSOLIDATED_LIST><INDIVIDUAL><REFERENCE_NUMBER>1</REFERENCE_NUMBER>"
                + "<FIRST_NAME>Telmo &x;</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>";
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(ListBroken.class)
                .hasMessageContaining("un.xml")
                .hasMessageNotContaining("SECRET");
    }

    private static String birth(String content) {
        return "<INDIVIDUAL_DATE_OF_BIRTH>%s</INDIVIDUAL_DATE_OF_BIRTH>".formatted(content);
    }

    private static ListedPerson individual(String more) {
        return ScreeningFixtures.only(read(
                "<CONSOLIDATED_LIST><INDIVIDUAL><REFERENCE_NUMBER>1</REFERENCE_NUMBER>%s%s</INDIVIDUAL></CONSOLIDATED_LIST>"
                        .formatted(NAME, more)));
    }

    private static SanctionsList read(String content) {
        return UnList.read(ScreeningFixtures.file("un.xml", content));
    }
}
