// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScreenCommandTest {

    @TempDir
    private Path folder = Path.of("");

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

    private List<String> screened(String queries, String... more) throws IOException {
        return run(Files.writeString(folder.resolve("queries.csv"), queries), folder.resolve("hits.csv"), more);
    }

    private List<String> run(Path queries, Path out, String... more) throws IOException {
        assertThat(new CommandLine(new ScreenCommand()).execute(arguments(queries, out, more)))
                .isZero();
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
