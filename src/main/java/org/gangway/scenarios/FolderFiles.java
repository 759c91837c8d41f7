// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder that can be published, told apart by how their names end. */
record FolderFiles(Path folder) {
    private static final String TEXTS = ".properties";
    private static final String RULES = ".rules.yaml";
    private static final String SCENARIO = ".scenario.yaml";

    /** Sentences, then rule tables, then the scenarios that want them. */
    private static final List<String> ENDINGS = List.of(TEXTS, RULES, SCENARIO);

    /** In which names are published. */
    static final Comparator<String> IN_ORDER =
            Comparator.comparing(FolderFiles::place).thenComparing(Comparator.naturalOrder());

    private static int place(String name) {
        return (int)
                ENDINGS.stream().takeWhile(ending -> !name.endsWith(ending)).count();
    }

    static boolean hasTexts(Path file) {
        return file.toString().endsWith(TEXTS);
    }

    List<Path> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> place(file.toString()) < ENDINGS.size())
                    .sorted(Comparator.comparing(Path::toString, IN_ORDER))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
