// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ListsCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private String said = "";

    @Test
    void whatIsInUseIsShownWithItsHashesAndWhatCameBeforeIt() throws IOException {
        write("own.csv", OwnList.HEADER + "\n1,Telmo Vargoni,,,,,,,,\n");
        Corpora first = used("2026-11-25T10:00:00Z");
        write("own.csv", OwnList.HEADER + "\n1,Tamsin Orlebar,,,,,,,,\n");
        Corpora second = used("2026-11-26T10:00:00Z");

        assertThat(run()).isZero();
        assertThat(said)
                .contains("in use since 2026-11-26T10:00:00Z: corpus "
                        + second.corpus().version())
                .contains("before, since 2026-11-25T10:00:00Z: corpus "
                        + first.corpus().version())
                .contains(second.inUse().lists().getFirst().hash())
                .contains(second.inUse().lists().getFirst().files().getFirst().hash() + "  own.csv")
                .contains("in use\n")
                .doesNotContain("Orlebar");
    }

    @Test
    void aFileThatWouldBeRefusedOrIsBrokenEndsItWithOne() throws IOException {
        StringBuilder many = new StringBuilder(OwnList.HEADER + "\n");
        for (int at = 0; at < 50; at++) {
            many.append(at)
                    .append(",Telmo Vargoni ")
                    .append((char) ('A' + at % 26))
                    .append("brell,,,,,,,,\n");
        }
        write("own.csv", many.toString());
        used("2026-11-25T10:00:00Z");
        write("own.csv", OwnList.HEADER + "\n1,Tamsin Orlebar,,,,,,,,\n");
        write("un.xml", "<CONSOLIDATED_LIST><IND");

        assertThat(run()).isEqualTo(1);
        assertThat(said).contains("refused: smaller ", "Sanctions list un.xml, line 1");
        String hash = said.replaceAll("(?s).*refused: smaller (\\w+).*", "$1");
        Files.delete(folder.resolve("lists/un.xml"));
        assertThat(run("--accepted", hash)).isZero();
        assertThat(said).contains("would be taken");
    }

    @Test
    void whatIsNoListIsShownAndNoReasonToFail() throws IOException {
        write("own.csv", OwnList.HEADER + "\n1,Telmo Vargoni,,,,,,,,\n");
        write("ofac_add.csv", "36,25,\"Somewhere\"\n");
        write("sdn.zip", "PK");
        assertThat(run()).isZero();
        assertThat(said)
                .contains("ofac_add.csv   no list that is known here", "sdn.zip        no list that is known here");
    }

    @Test
    void whereNothingWasEverInUseItSaysSo() throws IOException {
        write("own.csv", OwnList.HEADER + "\n1,Telmo Vargoni,,,,,,,,\n");
        assertThat(run()).isZero();
        assertThat(said).contains("holds no corpus", "would be taken");
    }

    private Corpora used(String time) {
        return new Corpora(
                folder.resolve("lists"), archive(), Set.of(), NameVariants.builtIn(), () -> Instant.parse(time));
    }

    private ListArchive archive() {
        return new ListArchive(folder.resolve("archive"));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("lists")).resolve(name), content);
    }

    private int run(String... more) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new ListsCommand()).setOut(new PrintWriter(out));
        String[] all = new String[4 + more.length];
        System.arraycopy(
                new String[] {
                    "--lists",
                    folder.resolve("lists").toString(),
                    "--archive",
                    archive().folder().toString()
                },
                0,
                all,
                0,
                4);
        System.arraycopy(more, 0, all, 4, more.length);
        int status = line.execute(all);
        said = out.toString();
        return status;
    }
}
