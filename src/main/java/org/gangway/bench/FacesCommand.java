// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gangway.biometrics.FaceBench;
import org.gangway.wire.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway bench faces}. */
@Command(
        name = "faces",
        description = {
            "How right and how fast the embedded face engine is on a folder of photographs: pairs.csv (imageA,imageB,same)",
            "and scenes.csv (image,faces; images in photos/). Size is left out of what photos are refused for: many",
            "photographs in such collections are small. A few photographs find a broken engine; they say nothing about a",
            "bank's customers: for these, calibrate-faces. The JSON of the last line:",
            "  cold_start_ms               from the start of the JVM until the engine can work",
            "  pairs, pairs_without_face   labelled pairs that were compared, and those of which a photo has no face to compare",
            "  auc                         how often a pair of one person is nearer than a pair of two",
            "  false_matches               pairs of two people in the band of matches",
            "  same_in_match_or_refer      share of the pairs of one person that match or go to a human",
            "  same_in_match               share of them that match",
            "  farthest_same               the largest distance of a pair of one person",
            "  nearest_different           the smallest distance of a pair of two people",
            "  scenes, face_counts_right   photographs with a known number of faces, and of how many that number was found",
            "  originals_refused           share of the photographs, as they are, that a selfie's rules refuse, size left out",
            "  originals_refused_for       how often for which reason, size included",
            "  blur_caught                 share of them refused as blurred after a Gaussian of sigma 1.5, 2 or 3 pixels; the",
            "                              worst of the three",
            "  exposure_caught             share refused as too dark, too bright or burnt out after 2 or 3 stops less light, half",
            "                              the level, 1.5 or 2 stops more light, or 1.8 times the level; the worst of the six",
            "  caught                      the same for each flaw; a photo without any face left counts as caught",
            "  eyes, eyes_open_referred    photographs large enough for a selfie, and the share of them that a human would see for",
            "                              their eyes as they are",
            "  eyes_shut_referred          the same with the eyes drawn shut",
            "  eyes_closing,               those of them with open eyes, and the share of which a camera's pictures drawn from them",
            "  eyes_closing_seen,          show that the eyes are closed; the share of pictures of other movements, and of a print",
            "  eyes_closing_mistaken       that is moved, that read as closed",
            "  mirror_yaw_error            degrees by which a mirror image is not turned the other way as far; mean, and _max",
            "  mirror_roll_error           the same for the head's leaning",
            "  liveness_honest,            sequences drawn from photographs in which a challenge is done, and the share of them",
            "  liveness_honest_accepted    that is taken; they are no recordings of people",
            "  liveness_attacks,           sequences drawn in the same way that must not be taken, and the share that is refused",
            "  liveness_attacks_refused",
            "  liveness_refused            the same for each attack",
            "  verify_p50_ms,              one verification (decode both files, judge by every rule, compare), one worker,",
            "  verify_p95_ms               one after another",
            "  verifications,              how many with two workers, and how many of them a second",
            "  verifications_per_second",
            "  resident_mb                 resident memory of the process after them, 10^6 bytes",
            "  memory_growth               by what share it grew during them, after each worker had met the photographs once"
        })
final class FacesCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:shared:-../shared}/data/faces",
            description = "Folder of the photographs (${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(
            names = "--verifications",
            defaultValue = "2000",
            description = "How many with two workers; a tenth with one (${DEFAULT-VALUE}).")
    private int verifications;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (verifications < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--verifications must be at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path models = Path.of(System.getProperty("gangway.models.dir", "models/weights"));
        Map<String, Object> figures = new FaceBench(models, data, verifications, out).run();
        out.println(new String(Json.write(figures), StandardCharsets.UTF_8));
        out.flush();
        return 0;
    }
}
