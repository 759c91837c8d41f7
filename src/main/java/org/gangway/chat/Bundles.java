// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads property files in UTF-8. */
final class Bundles {
    /** Those that come with the application; a folder may add more. */
    static final List<String> BUILT_IN = List.of("en", "de", "fr", "ko");

    private static final String ENDING = ".properties";

    private Bundles() {}

    static Map<String, String> resource(String path) {
        try (InputStream in = Bundles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the class path");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bundles of a folder by language; none where the folder is absent. */
    static Map<String, Map<String, String>> folder(@Nullable Path folder) {
        Map<String, Map<String, String>> bundles = new TreeMap<>();
        if (folder == null || !Files.isDirectory(folder)) {
            return bundles;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                String name = String.valueOf(file.getFileName());
                try (Reader in = Files.newBufferedReader(file)) {
                    bundles.put(name.substring(0, name.length() - ENDING.length()), read(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundles;
    }

    private static Map<String, String> read(Reader in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
