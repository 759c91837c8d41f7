// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gangway.casefile.Meaning;
import org.jspecify.annotations.Nullable;

/** Phone numbers as E.164. Without a country code that of the language's country is meant; English has none. */
final class Phones {
    private static final int LONGEST_TEXT = 200;
    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9(][0-9 ().\\-/\u2010-\u2015]{4,30}");

    /** The recommendation ends at 15 digits; the library also knows longer national numbers. */
    private static final Pattern E164 = Pattern.compile("[+][0-9]{7,15}");

    private Phones() {}

    static Meaning read(String text, String language) {
        String plain = Phrase.numeric(text);
        List<String> numbers =
                NUMBER.matcher(plain).results().map(MatchResult::group).toList();
        if (plain.length() > LONGEST_TEXT || numbers.size() != 1) {
            return Answers.not("phone");
        }
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = util.parse(international(numbers.getFirst()), region(language));
            String found = util.format(number, PhoneNumberFormat.E164);
            return util.isValidNumber(number) && E164.matcher(found).matches()
                    ? Answers.found(found)
                    : Answers.not("phone");
        } catch (NumberParseException e) {
            return Answers.not("phone");
        }
    }

    private static String international(String number) {
        return number.startsWith("00") ? "+" + number.substring(2) : number;
    }

    private static @Nullable String region(String language) {
        ULocale locale = ULocale.forLanguageTag(language);
        if (locale.getCountry().isEmpty() && locale.getLanguage().equals("en")) {
            return null;
        }
        return ULocale.addLikelySubtags(locale).getCountry();
    }
}
