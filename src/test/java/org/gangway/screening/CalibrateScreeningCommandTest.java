// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CalibrateScreeningCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void thePageShowsWhatIsFoundByKindAndScriptAndWhatIsMissed() throws IOException {
        String page = page("--negatives", negatives("Hannelore Winterfeld", "Telmo Vargoni", "Борис Зимний"));
        assertThat(page)
                .contains("<td>unaltered</td><td>100.0 % ")
                .contains("<td>words turned</td>", "<td>letter left out</td>", "<td>spelt as heard</td>")
                .contains("<td>Cyrillic</td><td>100.0 % ")
                .as("the alias that nothing in the other name is like is a miss")
                .contains("<td>Osric Brellin</td><td>own</td><td>1</td><td>0.000</td>")
                .contains("class='first'", "class='second'", "possible: ")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void whoIsOnNoListIsNotNamed() throws IOException {
        assertThat(page("--negatives", negatives("Hannelore Winterfeld", "Gotthold Ephraimson")))
                .contains("2 people who are on no list")
                .doesNotContain("Winterfeld", "Ephraimson");
    }

    @Test
    void withoutNegativesNoThresholdIsProposed() throws IOException {
        assertThat(page()).doesNotContain("possible: ", "people on no list</th>");
    }

    @Test
    void theThresholdIsChosenOnOneHalfOnly() {
        List<Trial> named = IntStream.range(0, 1_000)
                .mapToObj(at -> new Trial("", "Latin", "", "", "n" + at, ("n" + at).hashCode() % 2 == 0 ? .7 : .9))
                .toList();
        ScreeningReport report = new ScreeningReport("", .8, List.of(), List.of(), named, named);
        assertThat(report.proposal().orElseThrow()).isEqualTo(Math.nextUp(.7));
        assertThat(report.html()).contains("Of the other half it takes 100.0 %");
    }

    @Test
    void aListThatHoldsMarkupIsShownAsText() throws IOException {
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(
                folder.resolve("lists/own.csv"),
                OwnList.HEADER + "\n1,Telmo Vargoni,<script>alert(1)</script> Brellin,,,,,,,\n");
        run();
        assertThat(Files.readString(folder.resolve("page.html")))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    private String negatives(String... names) throws IOException {
        String rows = IntStream.range(0, names.length)
                .mapToObj(at -> names[at] + ",1961-07-08\n")
                .collect(Collectors.joining("", "query_name,birth_date\n", ""));
        return Files.writeString(folder.resolve("negatives.csv"), rows).toString();
    }

    private String page(String... more) throws IOException {
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(
                folder.resolve("lists/own.csv"),
                OwnList.HEADER
                        + "\n1,Telmo Vargoni,Телмо Варгони|Osric Brellin,,1961-07-08,,,,,\n2,Tamsin Quirine Orlebar,,,,,,,,\n");
        run(more);
        return Files.readString(folder.resolve("page.html"));
    }

    private void run(String... more) {
        String[] fixed = {
            "--lists",
            folder.resolve("lists").toString(),
            "--out",
            folder.resolve("page.html").toString()
        };
        List<String> all = new ArrayList<>(List.of(fixed));
        all.addAll(List.of(more));
        assertThat(new CommandLine(new CalibrateScreeningCommand()).execute(all.toArray(String[]::new)))
                .isZero();
    }
}
