// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gangway.Skips;
import org.gangway.biometrics.FaceEngine.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** The recogniser that the build writes as ONNX against the JavaScript of the package that its weights come from. */
class RecogniserAgreesTest {
    private static final Path PACKAGE = Path.of("models", "node_modules", "@vladmandic", "face-api");
    private static final Path SCRIPT = Path.of("src", "test", "node", "recognise.cjs");

    private final Path chipFile;

    RecogniserAgreesTest(@TempDir Path folder) {
        this.chipFile = folder.resolve("chips");
    }

    @Test
    void everyNumberIsThatOfThePackagesOwnCode() throws Exception {
        Skips.unless(Files.isDirectory(PACKAGE), PACKAGE + " is absent: npm ci --ignore-scripts in models/ fetches it");
        Skips.unless(PackageScript.nodeIsThere(), "there is no Node");
        try (EmbeddedFaces engine = new EmbeddedFaces(Models.FOLDER, FaceSettings.defaults())) {
            engine.awaitReady();
            List<Mat> chips = chips(engine);
            List<float[]> theirs = new PackageScript(SCRIPT, PACKAGE).numbers(chips, chipFile);
            try (Recogniser recogniser = new Recogniser(new ModelFolder(Models.FOLDER))) {
                assertThat(theirs).hasSameSizeAs(chips);
                for (int i = 0; i < chips.size(); i++) {
                    float[] ours = recogniser.embed(chips.get(i));
                    assertThat(theirs.get(i)).hasSize(ResNet29.NUMBERS).containsExactly(ours, within(1e-3f));
                }
            }
            chips.forEach(Mat::release);
        }
    }

    /** Two faces, and one that no camera ever saw. */
    private static List<Mat> chips(EmbeddedFaces engine) {
        DemoPhotos photos = DemoPhotos.load(Models.FOLDER);
        List<Mat> chips = new ArrayList<>();
        for (byte[] photo : List.of(photos.idPortrait(), photos.stranger())) {
            Mat picture = FaceSettings.defaults().limits().decode(photo);
            chips.add(engine.look(photo, Profile.SELFIE)
                    .face()
                    .orElseThrow()
                    .points()
                    .chip(picture));
            picture.release();
        }
        byte[] noise = new byte[3 * ResNet29.CHIP * ResNet29.CHIP];
        new Random(1).nextBytes(noise);
        Mat noisy = new Mat(ResNet29.CHIP, ResNet29.CHIP, CvType.CV_8UC3);
        noisy.put(0, 0, noise);
        chips.add(noisy);
        return chips;
    }
}
