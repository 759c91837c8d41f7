// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The months as words and abbreviations, with and without accents. */
final class MonthNames {
    private static final List<String> LOCALES = List.of("en", "en-GB", "de", "de-AT", "fr", "fr-CA");
    private static final Map<String, Integer> NUMBERS = load();

    private MonthNames() {}

    private static Map<String, Integer> load() {
        Map<String, Integer> numbers = new HashMap<>(Map.of("maerz", 3, "jaenner", 1));
        for (String tag : LOCALES) {
            DateFormatSymbols symbols = DateFormatSymbols.getInstance(ULocale.forLanguageTag(tag));
            for (int context : List.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)) {
                for (int width : List.of(DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED)) {
                    add(numbers, symbols.getMonths(context, width));
                }
            }
        }
        return Map.copyOf(numbers);
    }

    private static void add(Map<String, Integer> numbers, String[] months) {
        for (int i = 0; i < months.length; i++) {
            numbers.putIfAbsent(Phrase.of(months[i]), i + 1);
            numbers.putIfAbsent(Phrase.plain(months[i]), i + 1);
        }
    }

    /** @return 1 to 12, or 0 if this is no month */
    static int number(String word) {
        return NUMBERS.getOrDefault(Phrase.of(word), 0);
    }
}
