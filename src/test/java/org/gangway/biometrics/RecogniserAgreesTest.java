// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gangway.Skips;
import org.gangway.biometrics.FaceEngine.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

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
        Skips.unless(onPath("node"), "there is no Node");
        try (EmbeddedFaces engine = new EmbeddedFaces(Models.FOLDER, FaceSettings.defaults())) {
            engine.awaitReady();
            List<Mat> chips = chips(engine);
            List<float[]> theirs = theirs(chips);
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

    private List<float[]> theirs(List<Mat> chips) throws IOException, InterruptedException {
        Files.write(chipFile, bytes(chips));
        Process node = new ProcessBuilder("node", SCRIPT.toString(), PACKAGE.toString())
                .redirectInput(chipFile.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<float[]> theirs = new ArrayList<>();
        try (var lines = node.inputReader()) {
            for (String line : lines.lines().toList()) {
                theirs.add(new ObjectMapper().readValue(line, float[].class));
            }
        }
        assertThat(node.waitFor()).isZero();
        return theirs;
    }

    /** Red, green, blue, as the script wants them. */
    private static byte[] bytes(List<Mat> chips) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Mat chip : chips) {
            Mat turned = new Mat();
            Imgproc.cvtColor(chip, turned, Imgproc.COLOR_BGR2RGB);
            byte[] bytes = new byte[(int) turned.total() * 3];
            turned.get(0, 0, bytes);
            all.writeBytes(bytes);
            turned.release();
        }
        return all.toByteArray();
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
