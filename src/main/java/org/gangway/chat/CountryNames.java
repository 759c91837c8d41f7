// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of all countries: in the customer's language, in those of the installation, then in any. */
final class CountryNames {
    private static final String PREFIX = "country.";
    private static final Map<String, Map<String, String>> BY_LANGUAGE = new ConcurrentHashMap<>();

    private CountryNames() {}

    /** In the customer's language or one of the installation's. */
    static Optional<String> find(String name, String language) {
        String key = Phrase.plain(name);
        String spoken = ULocale.forLanguageTag(language).getLanguage();
        return Stream.concat(Stream.of(spoken).filter(Bundles.BUILT_IN::contains), Bundles.BUILT_IN.stream())
                .flatMap(each -> Optional.ofNullable(in(each, key)).stream())
                .findFirst();
    }

    /** In any language, where all languages agree. Takes half a second of processor time when first used. */
    static Optional<String> anywhere(String name) {
        return Optional.ofNullable(Anywhere.NAMES.get(Phrase.plain(name)));
    }

    private static @Nullable String in(String language, String key) {
        return BY_LANGUAGE.computeIfAbsent(language, CountryNames::load).get(key);
    }

    private static Map<String, String> load(String language) {
        Map<String, String> names = new HashMap<>();
        display(ULocale.forLanguageTag(language), (name, code) -> names.putIfAbsent(Phrase.plain(name), code));
        for (String word : Words.keys(language)) {
            if (word.startsWith(PREFIX) && word.length() == PREFIX.length() + 2) {
                String code = word.substring(PREFIX.length());
                Words.of(language, word).forEach(name -> names.put(Phrase.plain(name), code));
            }
        }
        return names;
    }

    private static void display(ULocale locale, BiConsumer<String, String> found) {
        LocaleDisplayNames display = LocaleDisplayNames.getInstance(locale);
        for (String code : Countries.CODES) {
            String name = display.regionDisplayName(code);
            if (name != null && !name.equals(code)) {
                found.accept(name, code);
                int bracket = name.indexOf(" (");
                if (bracket > 0) {
                    found.accept(name.substring(0, bracket), code);
                }
            }
        }
    }

    private static final class Anywhere {
        private static final Map<String, String> NAMES = load();

        private static Map<String, String> load() {
            Map<String, Set<String>> codes = new HashMap<>(); // by name as written: many languages share one
            for (ULocale locale : ULocale.getAvailableLocales()) {
                if (locale.getCountry().isEmpty()) {
                    display(locale, (name, code) -> codes.computeIfAbsent(name, ignored -> new HashSet<>(1))
                            .add(code));
                }
            }
            Map<String, Set<String>> keys = new HashMap<>();
            codes.forEach((name, found) -> keys.merge(Phrase.plain(name), found, CountryNames::union));
            Map<String, String> names = new HashMap<>();
            keys.forEach((key, found) -> {
                if (found.size() == 1) {
                    names.put(key, found.iterator().next());
                }
            });
            return names;
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
