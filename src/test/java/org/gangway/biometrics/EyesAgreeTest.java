// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gangway.Skips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** The model of the eyes that the build writes as ONNX against the JavaScript of the package that it comes from. */
class EyesAgreeTest {
    private static final Path PACKAGE = Path.of("models", "node_modules", "@vladmandic", "human");
    private static final Path SCRIPT = Path.of("src", "test", "node", "eyes.mjs");

    private final Path squareFile;

    EyesAgreeTest(@TempDir Path folder) {
        this.squareFile = folder.resolve("squares");
    }

    @Test
    void everyPointIsWhereThePackagesOwnCodeSeesIt() throws Exception {
        Skips.unless(Files.isDirectory(PACKAGE), PACKAGE + " is absent: npm ci --ignore-scripts in models/ fetches it");
        Skips.unless(PackageScript.nodeIsThere(), "there is no Node");
        try (EmbeddedFaces engine = new EmbeddedFaces(Models.FOLDER, FaceSettings.defaults())) {
            engine.awaitReady();
            List<Mat> squares = squares();
            List<float[]> theirs = new PackageScript(SCRIPT, PACKAGE).numbers(squares, squareFile);
            try (EyeContours eyes = new EyeContours(new ModelFolder(Models.FOLDER))) {
                assertThat(theirs).hasSameSizeAs(squares);
                for (int i = 0; i < squares.size(); i++) {
                    assertThat(theirs.get(i))
                            .hasSize(EyeContours.NUMBERS)
                            .containsExactly(eyes.points(squares.get(i)), within(1e-3f));
                }
            }
            squares.forEach(Mat::release);
        }
    }

    /** A part of a face, and one that no camera ever saw. */
    private static List<Mat> squares() {
        Mat picture = FaceSettings.defaults()
                .limits()
                .decode(DemoPhotos.load(Models.FOLDER).selfie());
        Mat seen = picture.submat(new Rect(picture.cols() / 3, picture.rows() / 3, EyeContours.SIDE, EyeContours.SIDE))
                .clone();
        picture.release();
        byte[] noise = new byte[3 * EyeContours.SIDE * EyeContours.SIDE];
        new Random(1).nextBytes(noise);
        Mat noisy = new Mat(EyeContours.SIDE, EyeContours.SIDE, CvType.CV_8UC3);
        noisy.put(0, 0, noise);
        return Stream.of(seen, noisy).toList();
    }
}
