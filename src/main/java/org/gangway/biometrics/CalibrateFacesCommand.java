// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gangway.calibration.OutFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway calibrate-faces}: which thresholds suit a bank's own photos. */
@Command(
        name = "calibrate-faces",
        description = {
            "Compares labelled pairs of photos and writes a page: DET curve, score histograms, true matches at false-match rates",
            "of 1e-2 and 1e-3 with confidence intervals, and the thresholds these pairs speak for. The CSV file has the columns",
            "imageA,imageB,same (1 or 0); files are relative to its folder. Size and quality stop no comparison. The page names",
            "no photo. Exit status: 0 done, 1 the pairs will not do."
        })
public final class CalibrateFacesCommand implements Callable<Integer> {

    @Option(names = "--pairs", required = true, paramLabel = "FILE", description = "The labelled pairs.")
    private Path pairs = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "faces-calibration.html",
            description = "Where the page goes (${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PairFile file = PairFile.read(pairs);
        List<PairFile.Pair> labelled = file.labelled();
        OutFile.prepared(out, file.files());
        try (EmbeddedFaces engine = new FaceOptions().engine()) {
            List<PairComparison> comparisons = labelled.stream()
                    .map(pair -> PairComparison.of(pair, engine))
                    .toList();
            long withoutFace = comparisons.stream()
                    .filter(comparison -> comparison.distance().isEmpty())
                    .count();
            CalibrationReport report =
                    new CalibrationReport(Calibration.of(comparisons), (int) withoutFace, engine.models());
            Files.writeString(out, report.html());
            PrintWriter console = spec.commandLine().getOut();
            console.println(report.properties());
            console.println("the page is " + out);
            console.flush();
        }
        return 0;
    }
}
