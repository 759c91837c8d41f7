// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.sealing.NativeCryptography;
import org.opencv.core.MatOfByte;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/** The folder that provisioning filled. What is loaded is what was hashed: a file is read once. */
record ModelFolder(Path path) {

    /** @throws ModelsUnusable if the file is absent or one byte of it differs */
    byte[] verified(String model) {
        ModelCatalogue.Item item = ModelCatalogue.item(model);
        Path file = path.resolve(item.file()).toAbsolutePath().normalize();
        byte[] content = read(file);
        if (!new DigestUtils(NativeCryptography.sha256()).digestAsHex(content).equals(item.sha256())) {
            throw new ModelsUnusable("the face model " + file + " is not the one this version was built with"
                    + " (SHA-256 differs); delete " + file.getParent()
                    + " and build again, or copy it from a fresh build");
        }
        return content;
    }

    /** Whether the file is there at all; its content was looked at when it was loaded. */
    boolean holds(String model) {
        return Files.isReadable(path.resolve(ModelCatalogue.item(model).file()));
    }

    Net tflite(String model) {
        MatOfByte bytes = new MatOfByte(verified(model));
        try {
            Net net = Dnn.readNetFromTFLite(bytes);
            net.setPreferableBackend(Dnn.DNN_BACKEND_OPENCV);
            return net;
        } finally {
            bytes.release();
        }
    }

    OrtSession onnx(String model) {
        byte[] bytes = verified(model);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(bytes, options);
        } catch (OrtException e) {
            throw new ModelsUnusable("ONNX Runtime does not take the model " + model, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelsUnusable(
                    "the face model " + file + " cannot be read; build once with Node 20 or newer,"
                            + " or point gangway.models.dir at a folder of models made by such a build",
                    e);
        }
    }
}
