// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import nu.pattern.OpenCV;
import org.opencv.core.Core;

/**
 * The native libraries of OpenCV and ONNX Runtime. Their jars unpack themselves at every start, which costs more than
 * all models together; so the build unpacks them once beside the models. Without that, the jars' own way still works.
 */
record Natives(Path folder) {
    private static final String ONNX = "onnxruntime";
    private static final List<String> ONNX_LIBRARIES = List.of(ONNX, ONNX + "4j_jni");

    static Natives beside(Path models) {
        return new Natives(models.resolve("native")
                .resolve(platform("windows", "x86_64", "aarch64"))
                .toAbsolutePath());
    }

    /** Once per process, before anything of OpenCV is used. */
    void loadOpenCv() {
        Path library = library(Core.NATIVE_LIBRARY_NAME);
        if (Files.isRegularFile(library)) {
            System.load(library.toString());
        } else {
            OpenCV.loadLocally();
        }
        Core.setNumThreads(1); // the workers are the parallelism
    }

    void loadOnnxRuntime() {
        if (ONNX_LIBRARIES.stream().allMatch(name -> Files.isRegularFile(library(name)))) {
            System.setProperty("onnxruntime.native.path", folder.toString());
        }
        OrtEnvironment.getEnvironment();
    }

    /** Copies out of the jars on the class path what is not there yet, or is of another version. */
    void unpack() throws IOException {
        unpack(
                "/nu/pattern/opencv/" + platform("windows", "x86_64", "ARMv8").replace('-', '/'),
                Core.NATIVE_LIBRARY_NAME);
        for (String name : ONNX_LIBRARIES) {
            unpack("/ai/onnxruntime/native/" + platform("win", "x64", "aarch64"), name);
        }
    }

    private void unpack(String resources, String name) throws IOException {
        URL resource = Natives.class.getResource(resources + "/" + System.mapLibraryName(name));
        if (resource == null || resource.openConnection().getContentLengthLong() == size(library(name))) {
            return;
        }
        Files.createDirectories(folder);
        Path part = folder.resolve(name + ".part");
        try (InputStream in = resource.openStream()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, library(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path library(String name) {
        return folder.resolve(System.mapLibraryName(name));
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : -1;
    }

    private static String platform(String windows, String intel, String arm) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String family = os.startsWith("windows") ? windows : os.startsWith("mac") ? "osx" : "linux";
        return family + "-" + (System.getProperty("os.arch", "").equals("aarch64") ? arm : intel);
    }
}
