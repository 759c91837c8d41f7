// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ScreenCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private String said = "";

    @BeforeEach
    void lists() throws IOException {
        Files.createDirectory(folder.resolve("lists"));
        Files.writeString(
                folder.resolve("lists/sdn.csv"),
                """
                9,"VARGONI, Telmo","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 08 Jul 1961; nationality Iran"
                10,"ORLEBAR, Tamsin","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
                """);
        Files.writeString(folder.resolve("lists/alt.csv"), "9,1,\"aka\",\"BRELLIN, Osric\",-0- \n");
    }

    @Test
    void everyHitIsALineAndExplained() throws IOException {
        List<String> lines = screened("query_name,birth_date\nTelmo Vargoni,1961-07-08\nNobody Known,\nT. Orlebar,\n");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("query,query_name,list,entity_id,name,name_score,identity_score,score,band,explanation");
        assertThat(lines.get(1))
                .startsWith("1,\"Telmo Vargoni\",ofac-sdn,9,\"Telmo VARGONI\",1.0000,0.1000,1.1000,strong,");
        assertThat(lines.get(2)).startsWith("3,\"T. Orlebar\",ofac-sdn,10,").contains("initial");
    }

    @Test
    void anAliasIsLeftOutOnlyForTheRowThatAsksForIt() throws IOException {
        Path exclude = Files.writeString(folder.resolve("exclude.csv"), "list,entity_id,alias\nOFAC,9,Osric BRELLIN\n");
        String queries = "query_name\nOsric BRELLIN\nOsric Brellin\n";
        assertThat(screened(queries)).hasSize(3);
        assertThat(screened(queries, "--exclude", exclude.toString()))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("2,");
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        String queries = "query_name\n" + "Telmo Vargoni\nTamsin Orlebar\nOsric Brelin\n".repeat(500);
        assertThat(screened(queries)).isEqualTo(screened(queries)).hasSize(1_501);
    }

    @Test
    void aCorpusThatWasInUseIsSearchedByItsVersion() throws IOException {
        Path archive = folder.resolve("archive");
        Corpora then = new Corpora(
                folder.resolve("lists"),
                new ListArchive(archive),
                Set.of(),
                NameVariants.builtIn(),
                () -> Instant.parse("2026-11-26T10:00:00Z"));
        Files.delete(folder.resolve("lists/sdn.csv"));
        Files.delete(folder.resolve("lists/alt.csv"));
        Path queries = Files.writeString(folder.resolve("queries.csv"), "query_name\nTelmo Vargoni\n");
        Path out = folder.resolve("hits.csv");
        String[] arguments = {
            "--corpus", then.corpus().version(), "--archive", archive.toString(),
            "--queries", queries.toString(), "--out", out.toString()
        };
        assertThat(new CommandLine(new ScreenCommand()).execute(arguments)).isZero();
        assertThat(Files.readAllLines(out)).hasSize(2).last().asString().contains(",ofac-sdn,9,");
        arguments[1] = "0123456789abcdef";
        assertThat(new CommandLine(new ScreenCommand()).execute(arguments)).isEqualTo(1);
    }

    @Test
    void jsonLinesAreReadAndWritten() throws IOException {
        Path queries = Files.writeString(
                folder.resolve("queries.jsonl"), "{\"query_name\": \"Telmo Vargoni\", \"nationality\": \"Iran\"}\n");
        assertThat(run(queries, folder.resolve("hits.jsonl")))
                .singleElement()
                .asString()
                .startsWith("{\"query\":1,")
                .contains("\"explanation\":{\"list\":\"ofac-sdn\"");
    }

    @Test
    void aRowThatCannotBeUsedEndsItAndIsNamed() throws IOException {
        Path queries =
                Files.writeString(folder.resolve("bad.csv"), "query_name,birth_date\nA B,1961-07-08\nC D,soon\n");
        StringBuilder said = new StringBuilder();
        CommandLine line = new CommandLine(new ScreenCommand());
        line.setExecutionExceptionHandler((failure, command, result) -> {
            said.append(failure.getMessage());
            return 1;
        });
        assertThat(line.execute(arguments(queries, folder.resolve("hits.csv")))).isEqualTo(1);
        assertThat(said).contains("row 2").doesNotContain("soon");
    }

    @Test
    void marksThatNobodySeesAndSignsThatAreNoLettersChangeNothing() throws IOException {
        String[] names = {
            "Telmo Vargoni",
            "\u200FTelmo\u200E Vargoni",
            "\u202BTelmo Vargoni\u202C",
            "\u2067Telmo\u2069 Vargoni",
            "Tel\u200Dmo Var\u200Bgoni",
            "Tel\u00ADmo Vargoni\uFEFF",
            "Telmo \uD83D\uDE80 Vargoni \uD83C\uDDEE\uD83C\uDDF7",
            "Ｔｅｌｍｏ　Ｖａｒｇｏｎｉ",
            "Te\u0301lmo Vargoni"
        };
        Path queries = Files.writeString(
                folder.resolve("queries.jsonl"),
                Stream.of(names)
                        .map(name -> "{\"query_name\": \"" + name + "\"}")
                        .collect(Collectors.joining("\n", "", "\n{\"query_name\": \"Telmo \\ud83d Vargoni\"}\n")));
        assertThat(run(queries, folder.resolve("hits.csv")))
                .hasSize(names.length + 2)
                .filteredOn(line -> !line.startsWith("query,"))
                .allMatch(line -> line.contains(",ofac-sdn,9,") && line.contains(",1.0000,"));
    }

    @Test
    @Timeout(20)
    void aNameOfTenThousandSignsIsScreenedLikeAnyOther() throws IOException {
        List<String> names = List.of(
                "x".repeat(10_000),
                "T ".repeat(5_000),
                "Telmo ".repeat(1_600),
                "Telmo Vargoni " + "Ж".repeat(10_000),
                "王".repeat(10_000),
                "م".repeat(10_000));
        assertThat(screened("query_name\n" + String.join("\n", names) + "\nTelmo Vargoni\n"))
                .last()
                .asString()
                .startsWith("7,");
    }

    @Test
    void whoseNameHoldsNoLetterIsNotPassedOverInSilence() throws IOException {
        screened("query_name\nTelmo Vargoni\n--- ?!\n\uD83D\uDE80\n");
        assertThat(said).contains("rows 2, 3: a name that holds no letter that can be read");
    }

    @Test
    void anExclusionThatLeavesNothingOutIsSaid() throws IOException {
        Path exclude = Files.writeString(
                folder.resolve("exclude.csv"),
                "list,entity_id,alias\nOFAC,9,Osric BRELLIN\nOFAC,9,Osric Nobody\nOFAC,10,Osric BRELLIN\nUN,9,Osric BRELLIN\n");
        screened("query_name\nOsric BRELLIN\n", "--exclude", exclude.toString());
        assertThat(said).contains("--exclude, rows 2, 3, 4: no alias of that entry here");
    }

    @Test
    void anAliasIsLeftOutAsTheListWritesItAlsoIfItIsReadInAnotherOrder() throws IOException {
        Path exclude =
                Files.writeString(folder.resolve("exclude.csv"), "list,entity_id,alias\nOFAC,9,\"BRELLIN, Osric\"\n");
        assertThat(screened("query_name\n\"BRELLIN, Osric\"\nOsric BRELLIN\n", "--exclude", exclude.toString()))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("2,");
        assertThat(said).doesNotContain("--exclude");
    }

    @Test
    void aRowMayAskForAnAliasByAnotherNameAndAllOthersFindIt() throws IOException {
        Path exclude = Files.writeString(folder.resolve("exclude.csv"), "list,entity_id,alias\nOFAC,9,Osric BRELLIN\n");
        assertThat(screened(
                        "query_name,alias\nOsrik Brellin,Osric BRELLIN\nOsrik Brellin,\nOsrik Brellin,Telmo VARGONI\n",
                        "--exclude",
                        exclude.toString()))
                .hasSize(3)
                .noneMatch(line -> line.startsWith("1,"));
    }

    @Test
    void theBytesAreTheSameOnOneCoreAndOnMany() throws Exception {
        String queries =
                "query_name,birth_date\n" + "Telmo Vargony,1961\nT. Orlebar,\nOsric Brelin,1961-07-08\n".repeat(900);
        Path file = Files.writeString(folder.resolve("queries.csv"), queries);
        List<String> hashes = new ArrayList<>();
        for (int cores : List.of(1, 4)) {
            Path out = folder.resolve("hits-" + cores + ".csv");
            try (ForkJoinPool pool = new ForkJoinPool(cores)) {
                pool.submit(() -> run(file, out)).get();
            }
            hashes.add(DigestUtils.sha256Hex(Files.readAllBytes(out)));
        }
        assertThat(hashes.getFirst()).isEqualTo(hashes.getLast());
    }

    @Test
    void theFileOfTheQueriesIsNeverWrittenOver() throws IOException {
        Path queries = Files.writeString(folder.resolve("queries.csv"), "query_name\nTelmo Vargoni\n");
        assertThat(new CommandLine(new ScreenCommand()).execute(arguments(queries, queries)))
                .isEqualTo(1);
        assertThat(queries).hasContent("query_name\nTelmo Vargoni\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.49", "1.01", "1.5", "NaN", "much"})
    void aThresholdThatIsNoneIsRefused(String threshold) throws IOException {
        Path queries = Files.writeString(folder.resolve("queries.csv"), "query_name\nTelmo Vargoni\n");
        Path out = folder.resolve("hits.csv");
        assertThat(new CommandLine(new ScreenCommand()).execute(arguments(queries, out, "--threshold", threshold)))
                .isPositive();
        assertThat(out).doesNotExist();
    }

    @Test
    void whatInTheFolderIsNoListIsSaid() throws IOException {
        Files.writeString(folder.resolve("lists/sdn.zip"), "PK");
        screened("query_name\nTelmo Vargoni\n");
        assertThat(said).contains("sdn.zip is no list that is known here");
    }

    private List<String> screened(String queries, String... more) throws IOException {
        return run(Files.writeString(folder.resolve("queries.csv"), queries), folder.resolve("hits.csv"), more);
    }

    private List<String> run(Path queries, Path out, String... more) throws IOException {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new ScreenCommand()).setErr(new PrintWriter(err));
        assertThat(line.execute(arguments(queries, out, more))).isZero();
        said = err.toString();
        return Files.readAllLines(out);
    }

    private String[] arguments(Path queries, Path out, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--lists",
                folder.resolve("lists").toString(),
                "--queries",
                queries.toString(),
                "--out",
                out.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
