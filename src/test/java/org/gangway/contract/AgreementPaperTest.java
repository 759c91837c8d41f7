// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.gangway.Skips;
import org.gangway.casefile.StepInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementPaperTest {

    private static final Path KOREAN = Path.of("/usr/share/fonts/truetype/nanum/NanumGothic.ttf");
    private static final Signer MARIA = new Signer("Maria", "Keller", "maria.keller@example.org");

    private final AgreementPaper paper = paper(List.of());

    @ParameterizedTest
    @CsvSource({
        "en, Current Account Agreement, en, 'March 1, 2026'",
        "de, Vertrag über ein Girokonto, de, 1. März 2026",
        "de-CH, Vertrag über ein Girokonto, de, 1. März 2026",
        "fr, Convention de compte courant, fr, 1 mars 2026",
        "ja, Current Account Agreement, en, 'March 1, 2026'"
    })
    void theAgreementIsInTheCustomersLanguage(String language, String title, String written, String date)
            throws Exception {
        byte[] pdf = paper.draw(MARIA, input(language));

        assertThat(AgreementTest.text(pdf)).startsWith(title).contains(date).doesNotContain("{", "}", "''");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(written);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(title);
        }
    }

    @Test
    void withoutAKoreanFontTheAgreementIsInEnglishAndTheNameInLatinLetters() throws Exception {
        byte[] pdf = paper.draw(new Signer("민수", "김", "minsu@example.org"), input("ko"));

        assertThat(AgreementTest.text(pdf))
                .contains("Current Account Agreement", "Minsu Gim", "written here in Latin letters");
    }

    @Test
    void withAKoreanFontTheAgreementAndTheNameAreInKorean() throws Exception {
        Skips.unless(Files.exists(KOREAN), "no Korean font (package fonts-nanum) is installed");
        AgreementPaper korean = paper(List.of(KOREAN));
        Signer minsu = new Signer("민수", "김", "minsu@example.org");

        byte[] pdf = korean.draw(minsu, input("ko"));

        assertThat(AgreementTest.text(pdf))
                .contains("입출금 계좌 약정서", "김민수", "2026년 3월 1일")
                .doesNotContain("로마자");
        assertThat(korean.draw(minsu, input("ko"))).isEqualTo(pdf);
    }

    @Test
    void anotherCommandGivesAnotherFile() {
        StepInput later = new StepInput(
                "other.sign-agreement.1",
                "other",
                "sign-agreement",
                1,
                1,
                SigningTable.START,
                "en",
                java.util.Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                java.util.Optional.empty(),
                claim -> new byte[0]);

        assertThat(paper.draw(MARIA, later)).isNotEqualTo(paper.draw(MARIA, input("en")));
    }

    @Test
    void aNameLongerThanAPageGoesOnOnTheNext() throws Exception {
        String endless = "Wolfeschlegelsteinhausenbergerdorff".repeat(150);

        byte[] pdf = paper.draw(new Signer(endless, "Senior", "w@example.org"), input("en"));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
        assertThat(AgreementTest.text(pdf).replaceAll("\\s", "")).contains(endless + "Senior");
    }

    @Property(tries = 60)
    void noNameStopsTheAgreementOrItsRecord(
            @ForAll @StringLength(max = 80) String given, @ForAll @StringLength(max = 80) String family) {
        Signer signer = new Signer(given, family, "x@example.org");

        byte[] agreement = paper.draw(signer, input("fr"));
        byte[] recorded = paper.addRecord(agreement, signer, input("fr"), SigningTable.START);

        assertThat(recorded).startsWith(agreement).hasSizeGreaterThan(agreement.length);
    }

    @Test
    void nothingPersonalIsInThePropertiesOfTheFile() throws Exception {
        try (PDDocument document = Loader.loadPDF(paper.draw(MARIA, input("en")))) {
            assertThat(document.getDocumentInformation().getCOSObject().toString())
                    .doesNotContainIgnoringCase("maria")
                    .doesNotContainIgnoringCase("keller");
        }
    }

    static AgreementPaper paper(List<Path> fonts) {
        return new AgreementPaper(new Lettering(ContractConfiguration.faces(fonts)), "Example Bank");
    }

    private static StepInput input(String language) {
        try (SigningTable table = new SigningTable(Path.of("unused"))) {
            table.language = language;
            return table.input(1);
        }
    }
}
