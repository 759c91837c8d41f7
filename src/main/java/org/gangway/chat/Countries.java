// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import com.ibm.icu.util.ULocale;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.gangway.casefile.Meaning;

/** Countries and nationalities in any language, as ISO 3166 alpha-2. */
final class Countries {
    static final List<String> CODES = List.of(Locale.getISOCountries());
    private static final int LONGEST = 100;
    private static final Set<String> KNOWN_CODES = Set.copyOf(CODES);
    private static final Map<String, String> ALPHA_3 = alpha3();
    private static final List<String> LEADS = longestFirst("country.lead");
    private static final List<String> TAILS = longestFirst("country.tail");

    private Countries() {}

    private static Map<String, String> alpha3() {
        Map<String, String> codes = new TreeMap<>();
        for (String code : CODES) {
            try {
                codes.put(new ULocale("", code).getISO3Country(), code);
            } catch (MissingResourceException e) {
                continue; // then only its name and alpha-2 code are known
            }
        }
        return codes;
    }

    private static List<String> longestFirst(String key) {
        return Words.all(key).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
    }

    static Meaning read(String text, String language) {
        String written = text.strip();
        // only in capitals: "it", "no" and "so" are words
        if (KNOWN_CODES.contains(written)) {
            return Answers.found(written);
        }
        String phrase = Phrase.of(text);
        if (phrase.length() > LONGEST) {
            return Answers.not("country");
        }
        Set<String> candidates = candidates(phrase);
        return first(candidates, candidate -> code(candidate, language))
                .or(() -> first(candidates, CountryNames::anywhere))
                .map(Answers::found)
                .orElseGet(() -> Answers.not("country"));
    }

    private static Optional<String> first(Set<String> candidates, Function<String, Optional<String>> find) {
        return candidates.stream().map(find).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> code(String candidate, String language) {
        return Optional.ofNullable(ALPHA_3.get(candidate.toUpperCase(Locale.ROOT)))
                .or(() -> CountryNames.find(candidate, language));
    }

    /** The text itself, then without what people say around a country. */
    private static Set<String> candidates(String phrase) {
        Set<String> candidates = new LinkedHashSet<>(Set.of(phrase));
        candidates.add(withoutLead(phrase));
        candidates.add(withoutTail(phrase));
        candidates.add(withoutTail(withoutLead(phrase)));
        candidates.add(withoutLead(withoutTail(withoutLead(phrase))));
        candidates.remove("");
        return candidates;
    }

    private static String withoutLead(String phrase) {
        for (String lead : LEADS) {
            if (phrase.startsWith(lead + " ") || (lead.endsWith("'") && phrase.startsWith(lead))) {
                return phrase.substring(lead.length()).strip();
            }
        }
        return phrase;
    }

    private static String withoutTail(String phrase) {
        for (String tail : TAILS) {
            boolean joined = Character.UnicodeScript.of(tail.codePointAt(0)) == Character.UnicodeScript.HANGUL;
            if (phrase.endsWith(joined ? tail : " " + tail)) {
                return phrase.substring(0, phrase.length() - tail.length()).strip();
            }
        }
        return phrase;
    }
}
