// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gangway.Mutants;
import org.gangway.Skips;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published lists, and names whose right answer is known. The bars lie a little under what was measured. */
@Tag("shared")
class RealListsTest {

    private static final Path DATA = Path.of(System.getProperty("shared", "../shared"), "data", "screening");
    private static final double THRESHOLD = ScreeningSettings.THRESHOLD;

    private static Map<String, SanctionsList> lists = Map.of();
    private static Corpus corpus = ScreeningFixtures.corpus(ScreeningFixtures.person("1", "Nobody Known"));

    @BeforeAll
    static void load() {
        Skips.unless(Files.isDirectory(DATA.resolve("lists")), "no sanctions lists are in " + DATA);
        List<SanctionsList> read = ListFolder.read(DATA.resolve("lists"));
        lists = read.stream().collect(Collectors.toMap(SanctionsList::name, Function.identity()));
        corpus = Corpus.of(read);
    }

    @Test
    void theListsHoldAsManyPersonsAsTheirFilesDo() {
        assertThat(list("un").persons()).hasSizeBetween(500, 2_000);
        assertThat(list("ofac-sdn").persons()).hasSizeBetween(5_000, 15_000);
    }

    @Test
    void everybodyIsFoundByEachOfTheirNames() {
        Canary.checkAll(corpus);
    }

    @Test
    void manyEntriesHaveADocumentAndAGender() {
        assertThat(share(list("un").persons(), person -> !person.documents().isEmpty()))
                .isGreaterThan(.35);
        assertThat(share(list("ofac-sdn").persons(), person -> !person.documents()
                        .isEmpty()))
                .isGreaterThan(.35);
        assertThat(share(list("ofac-sdn").persons(), person -> person.gender().isPresent()))
                .isGreaterThan(.35);
    }

    /** The publishers' own files, cut off and damaged. Mutants of small files are in MutatedListsTest, 2,000 of them. */
    @ParameterizedTest
    @CsvSource({
        "un_consolidated.xml, 20",
        "ofac_sdn.csv, 10",
        "format-samples/eu_fsf_1_1.xml, 200",
        "format-samples/uksl.xml, 200",
        "format-samples/seco_whole_list.xml, 200",
        "format-samples/ofac_sdn_advanced.xml, 200"
    })
    void aFileThatIsDamagedIsReadOrRefusedWithItsPosition(String name, int mutants) throws IOException {
        byte[] sound = Files.readAllBytes(DATA.resolve("lists").resolve(name));
        int refused = 0;
        for (int seed = 0; seed < mutants; seed++) {
            byte[] damaged = seed % 2 == 0
                    ? Mutants.of(sound, seed)
                    : Arrays.copyOf(sound, new Random(seed).nextInt(sound.length));
            ListFile file = new ListFile(name.replaceFirst(".*/", ""), ScreeningFixtures.WRITTEN, damaged);
            try {
                assertThat(ListFolder.edition(List.of(file)).list().persons()).isNotEmpty();
            } catch (ListBroken broken) {
                assertThat(broken).hasMessageMatching("Sanctions list " + file.name() + ", line \\d+: .*");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(mutants / 4);
    }

    @Test
    void mostEntriesHaveABirthDateAndANationality() {
        for (SanctionsList list : List.of(list("un"), list("ofac-sdn"))) {
            assertThat(share(list.persons(), person -> !person.births().isEmpty()))
                    .isGreaterThan(.85);
            assertThat(share(list.persons(), person -> !person.nationalities().isEmpty()))
                    .isGreaterThan(.6);
        }
    }

    @Test
    void aListedAliasFindsItsEntry() throws IOException {
        List<Map<String, String>> sample = everyNth(rows("alias_holdout.csv"), 10);
        assertThat(share(sample, row -> corpus.hits(applicant(row.get("query_name")), THRESHOLD).stream()
                        .anyMatch(hit -> hit.listed().entry().person().id().equals(row.get("entity_id")))))
                .isGreaterThan(.99);
    }

    @Test
    void anAliasThatTheListLacksIsFoundByTheOtherNames() {
        assertThat(share(measured(4).heldOut("alias_holdout.csv"))).isGreaterThan(.71);
    }

    @Test
    void aNameInItsOwnScriptIsFoundByTheLatinOnes() {
        assertThat(share(measured(1).heldOut("cross_script.csv"))).isGreaterThan(.83);
    }

    @Test
    void labelledNamesFallOnTheRightSide() {
        assertThat(Measured.f1(measured(1).pairs(), THRESHOLD)).isGreaterThan(.76);
    }

    @Test
    void hardlyAnybodyUnlistedIsReferred() throws IOException {
        List<Map<String, String>> sample = everyNth(rows("negatives.csv"), 50);
        assertThat(share(sample, row -> !corpus.hits(applicant(row.get("full_name")), THRESHOLD)
                        .isEmpty()))
                .isLessThan(.01);
        assertThat(share(sample, row -> !corpus.hits(whole(row), THRESHOLD).isEmpty()))
                .isLessThan(.005);
    }

    @Test
    void theCandidatesHoldEveryHitThatAFullScanFinds() throws IOException {
        for (Map<String, String> row : everyNth(rows("labelled_pairs.csv"), 30)) {
            Applicant applicant = applicant(row.get("name1"));
            assertThat(corpus.hits(applicant, THRESHOLD)).isEqualTo(corpus.fullScan(applicant, THRESHOLD));
        }
    }

    private static SanctionsList list(String name) {
        return Optional.ofNullable(lists.get(name)).orElseThrow();
    }

    private static Measured measured(int every) {
        return new Measured(DATA, corpus, every);
    }

    private static double share(List<Measured.Scored> scored) {
        return share(scored, one -> one.score() >= THRESHOLD);
    }

    private static Applicant applicant(String name) {
        return new Applicant(name, Optional.empty(), Optional.empty());
    }

    private static Applicant whole(Map<String, String> row) {
        return new Applicant(
                row.get("full_name"),
                Optional.of(BirthSpan.parse(row.get("date_of_birth"))),
                CountryCodes.code(row.get("nationality")));
    }

    private static <T> double share(List<T> all, Predicate<T> right) {
        return (double) all.stream().filter(right).count() / all.size();
    }

    private static <T> List<T> everyNth(List<T> all, int nth) {
        return IntStream.range(0, all.size() / nth)
                .mapToObj(at -> all.get(at * nth))
                .toList();
    }

    private static List<Map<String, String>> rows(String file) throws IOException {
        try (var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(DATA.resolve(file).toFile())) {
            return rows.readAll();
        }
    }
}
