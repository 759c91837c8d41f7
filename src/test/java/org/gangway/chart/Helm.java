// SPDX-License-Identifier: Apache-2.0
package org.gangway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gangway.Skips;

/** Runs helm, and what else looks at the chart. */
final class Helm {
    static final String CHART = "helm/gangway";

    private Helm() {}

    /** @param text what it printed, {@code problems} on the other channel */
    record Said(int status, String text, String problems) {}

    static void orSkip() {
        Skips.unless(present("helm"), "helm is not installed (go install helm.sh/helm/v3/cmd/helm@v3.18.6)");
    }

    static Said lint(List<String> values) {
        return run(join(List.of("helm", "lint", "--strict", CHART), values));
    }

    static Said template(List<String> values) {
        return run(join(List.of("helm", "template", "gangway", CHART, "--kube-version", "1.30.0"), values));
    }

    static List<String> join(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    static Said run(List<String> command) {
        try {
            Path text = Files.createTempFile("gangway-chart", ".out");
            Path problems = Files.createTempFile("gangway-chart", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(text.toFile())
                        .redirectError(problems.toFile())
                        .start();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                return new Said(process.exitValue(), Files.readString(text), Files.readString(problems));
            } finally {
                Files.delete(text);
                Files.delete(problems);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean present(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> new File(folder, program).canExecute());
    }
}
