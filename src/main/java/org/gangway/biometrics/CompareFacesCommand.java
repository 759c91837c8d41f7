// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gangway.calibration.OutFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway compare-faces}: every pair of a file, for a bank that tries the engine on photos of its own. */
@Command(
        name = "compare-faces",
        description = {
            "Compares the faces of pairs of photos. Reads a CSV file whose first line names the columns imageA,imageB (files,",
            "relative to its folder; further columns are passed over) and writes a CSV file with a line for each pair:",
            "  imageA,imageB   as they were given; imageA is judged as an ID portrait, imageB as a selfie",
            "  distance        0 for the same picture; empty if a photo has no face that can be measured",
            "  score           the engine's own figure, 0 to 100: 100 × (1 − distance). No probability",
            "  band            match, refer (a human decides), no-match; none without a distance",
            "  reasons         why a photo would not do in a case, or not without a human, a: or b: and the code, separated by",
            "                  spaces. Size and quality never stop a comparison here; of several faces the largest is compared",
            "  milliseconds    for both photos, files read, by one worker",
            "Exit status: 0 every pair has its line, 1 the file of pairs cannot be used, 2 wrong usage."
        })
public final class CompareFacesCommand implements Callable<Integer> {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumns(
                    List.of("imageA", "imageB", "distance", "score", "band", "reasons", "milliseconds"),
                    CsvSchema.ColumnType.STRING)
            .build()
            .withHeader();

    @Option(names = "--pairs", required = true, paramLabel = "FILE", description = "The pairs.")
    private Path pairs = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the comparisons go.")
    private Path out = Path.of("");

    @Mixin
    private final FaceOptions options = new FaceOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PairFile file = PairFile.read(pairs);
        OutFile.prepared(out, file.files());
        int compared = 0;
        try (EmbeddedFaces engine = options.engine();
                SequenceWriter rows = CSV.writer(COLUMNS).writeValues(out.toFile())) {
            for (PairFile.Pair pair : file.pairs()) {
                PairComparison comparison = PairComparison.of(pair, engine);
                rows.write(row(comparison, options.settings()));
                compared += comparison.distance().isPresent() ? 1 : 0;
            }
        }
        spec.commandLine()
                .getOut()
                .printf("%d pairs, %d of them compared: %s%n", file.pairs().size(), compared, out);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static String[] row(PairComparison it, FaceSettings settings) {
        boolean measured = it.distance().isPresent();
        double distance = it.distance().orElse(0);
        return new String[] {
            it.pair().imageA(),
            it.pair().imageB(),
            measured ? String.format(Locale.ROOT, "%.4f", distance) : "",
            measured ? Integer.toString(EmbeddedFaces.score(distance)) : "",
            measured ? settings.band(distance).label() : "none",
            String.join(" ", it.reasons()),
            String.format(Locale.ROOT, "%.1f", it.milliseconds())
        };
    }
}
