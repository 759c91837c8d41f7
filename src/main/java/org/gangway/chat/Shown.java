// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Date;

/** Canonical values as people write them. What cannot be read is shown as it is. */
final class Shown {
    private Shown() {}

    /** With the month as a word, so that nobody takes it for the day. */
    static String date(String value, String language) {
        try {
            DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, ULocale.forLanguageTag(language));
            format.setTimeZone(TimeZone.GMT_ZONE);
            return format.format(Date.from(
                    LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    static String country(String value, String language) {
        return ULocale.getDisplayCountry(
                "und-" + value, ULocale.forLanguageTag(language).toString());
    }

    static String phone(String value) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.format(numbers.parse(value, null), PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return value;
        }
    }
}
