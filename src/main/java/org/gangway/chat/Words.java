// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What customers write: {@code scenarios/words/<language>.properties}. */
final class Words {
    private static final Map<String, Map<String, List<String>>> BY_LANGUAGE = load();

    private Words() {}

    private static Map<String, Map<String, List<String>>> load() {
        Map<String, Map<String, List<String>>> words = new HashMap<>();
        for (String language : Bundles.BUILT_IN) {
            Map<String, List<String>> lists = new HashMap<>();
            Bundles.resource("/scenarios/words/" + language + ".properties")
                    .forEach((key, line) -> lists.put(key, Arrays.asList(line.split("\\|"))));
            words.put(language, lists);
        }
        return words;
    }

    /** As written in the file, of one language. */
    static List<String> of(String language, String key) {
        return BY_LANGUAGE.getOrDefault(language, Map.of()).getOrDefault(key, List.of());
    }

    /** As written in the files, of every language. */
    static List<String> all(String key) {
        return Bundles.BUILT_IN.stream()
                .flatMap(language -> of(language, key).stream())
                .toList();
    }

    /** Of every language, as {@link Phrase#of} has them. */
    static Set<String> phrases(String... keys) {
        Set<String> phrases = new HashSet<>();
        Stream.of(keys)
                .map(Words::all)
                .flatMap(Collection::stream)
                .map(Phrase::of)
                .forEach(phrases::add);
        return Set.copyOf(phrases);
    }

    static Set<String> keys(String language) {
        return BY_LANGUAGE.getOrDefault(language, Map.of()).keySet();
    }
}
