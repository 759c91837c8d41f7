// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What must not be found anywhere once a case is closed: words that its customer said, and nobody else. */
record Canaries(List<String> words) {
    void areNotIn(Map<Path, byte[]> files) {
        List<String> spellings = spellings();
        files.forEach((file, content) -> {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            assertThat(spellings)
                    .as(file.getFileName() + " in " + file.getParent().getFileName())
                    .noneMatch(text::contains);
        });
    }

    void areNotIn(String text) {
        assertThat(spellings()).noneMatch(text::contains);
    }

    /** As the disk has them. Without indexes: they hold offsets and times, in megabytes set aside. */
    static Map<Path, byte[]> files(Path folder) throws IOException {
        Map<Path, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(file -> !file.toString().endsWith("index"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                read(file).ifPresent(content -> files.put(file, content));
            }
        }
        return files;
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // Kafka's cleaner was here
        }
    }

    /** As it is, and in base64 at each of the three places where it can begin, without the ends that depend on neighbours. */
    private List<String> spellings() {
        return words.stream()
                .flatMap(canary -> Stream.concat(
                        Stream.of(canary), Stream.of("", "x", "xx").map(before -> {
                            String encoded = Base64.getEncoder()
                                    .withoutPadding()
                                    .encodeToString((before + canary).getBytes(StandardCharsets.ISO_8859_1));
                            return encoded.substring(before.isEmpty() ? 0 : 4, encoded.length() - 2);
                        })))
                .toList();
    }
}
