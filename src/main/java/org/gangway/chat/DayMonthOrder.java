// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which of two numbers before a year is the day. */
enum DayMonthOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /** English without a country: Britain and America differ. Also where one writes the year first. */
    UNCERTAIN;

    private static final Map<String, DayMonthOrder> KNOWN = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN = 1000;

    static DayMonthOrder of(String language) {
        DayMonthOrder known = KNOWN.get(language);
        if (known != null) {
            return known;
        }
        DayMonthOrder found = find(ULocale.forLanguageTag(language));
        if (KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(language, found);
        }
        return found;
    }

    private static DayMonthOrder find(ULocale locale) {
        boolean anyEnglish =
                locale.getLanguage().equals("en") && locale.getCountry().isEmpty();
        if (anyEnglish || !(DateFormat.getDateInstance(DateFormat.SHORT, locale) instanceof SimpleDateFormat format)) {
            return UNCERTAIN;
        }
        String pattern = format.toPattern();
        int day = pattern.indexOf('d');
        int month = pattern.indexOf('M');
        if (pattern.indexOf('y') < Math.min(day, month)) {
            return UNCERTAIN;
        }
        return day < month ? DAY_FIRST : MONTH_FIRST;
    }
}
