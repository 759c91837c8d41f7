// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Meaning;

/** Names of languages, in themselves and in each language of the installation. */
final class Languages {
    private static final Map<String, String> TAGS = load();

    private Languages() {}

    private static Map<String, String> load() {
        Map<String, String> tags = new HashMap<>();
        for (String tag : Locale.getISOLanguages()) {
            tags.putIfAbsent(Phrase.plain(ULocale.getDisplayLanguage(tag, tag)), tag);
            for (String shown : Bundles.BUILT_IN) {
                tags.putIfAbsent(Phrase.plain(ULocale.getDisplayLanguage(tag, shown)), tag);
            }
        }
        tags.put("한국말", "ko");
        return Map.copyOf(tags);
    }

    /** {@link #wanted} by its tag; outside of a command, a tag such as {@code no} or {@code so} is a word. */
    static Optional<Meaning> tagged(String tagOrName, List<String> spoken) {
        String tag = tagOrName.toLowerCase(Locale.ROOT);
        return TAGS.containsValue(tag) ? Optional.of(meaning(tag, spoken)) : wanted(tagOrName, spoken);
    }

    /** What wanting this language means: one of the scenario's, or one it has no words in. */
    static Optional<Meaning> wanted(String name, List<String> spoken) {
        return Optional.ofNullable(TAGS.get(Phrase.plain(name))).map(tag -> meaning(tag, spoken));
    }

    private static Meaning meaning(String tag, List<String> spoken) {
        return spoken.stream()
                .filter(language ->
                        ULocale.forLanguageTag(language).getLanguage().equals(tag))
                .findFirst()
                .<Meaning>map(Meaning.LanguageWanted::new)
                .orElseGet(() -> Answers.not("language"));
    }
}
