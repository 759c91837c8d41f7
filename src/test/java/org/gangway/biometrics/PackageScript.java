// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** Has an npm package's own JavaScript look at pictures. */
record PackageScript(Path script, Path folder) {

    /** What the script prints for each picture. */
    List<float[]> numbers(List<Mat> pictures, Path scratch) throws IOException, InterruptedException {
        Files.write(scratch, bytes(pictures));
        Process node = new ProcessBuilder("node", script.toString(), folder.toString())
                .redirectInput(scratch.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<float[]> numbers = new ArrayList<>();
        try (var lines = node.inputReader()) {
            for (String line : lines.lines().toList()) {
                numbers.add(new ObjectMapper().readValue(line, float[].class));
            }
        }
        assertThat(node.waitFor()).isZero();
        return numbers;
    }

    /** Red, green, blue, as the scripts want them. */
    private static byte[] bytes(List<Mat> pictures) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Mat picture : pictures) {
            Mat turned = new Mat();
            Imgproc.cvtColor(picture, turned, Imgproc.COLOR_BGR2RGB);
            byte[] bytes = new byte[(int) turned.total() * 3];
            turned.get(0, 0, bytes);
            all.writeBytes(bytes);
            turned.release();
        }
        return all.toByteArray();
    }

    static boolean nodeIsThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
