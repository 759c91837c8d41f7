// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.casefile.Meaning;

/**
 * Dates as people write them: ISO, with the month as a word of any language, or in numbers in the order of the customer's
 * language. Where the order is not certain, the customer is asked for the month as a word.
 */
final class Dates {
    /** Nobody on record has been older than 122; a round figure above. */
    private static final int MOST_YEARS = 130;

    private static final int LONGEST = 100;
    private static final Pattern KOREAN = Pattern.compile("([0-9]+)\\s*년\\s*([0-9]+)\\s*월\\s*([0-9]+)\\s*일");
    private static final Pattern TOKENS =
            Pattern.compile("([0-9]+)|([\\p{L}\\p{M}]+)|([\\s.,/'\u2019:·\\-\u2010-\u2015]+)|(.)");
    private static final Set<String> FILLERS = Words.phrases("date.filler");

    private Dates() {}

    static Meaning read(String text, String language, Instant at) {
        String plain = Phrase.numeric(text);
        if (plain.length() > LONGEST) {
            return Answers.not("date");
        }
        Matcher korean = KOREAN.matcher(plain);
        if (korean.find()) {
            return whole(List.of(korean.group(1), korean.group(2), korean.group(3)), language, at);
        }
        List<String> numbers = new ArrayList<>();
        List<Integer> months = new ArrayList<>();
        if (!tokens(plain, numbers, months)) {
            return Answers.not("date");
        }
        return switch (months.size()) {
            case 0 -> whole(numbers, language, at);
            case 1 -> named(numbers, months.getFirst(), at);
            default -> Answers.not("date");
        };
    }

    /** @return false if there is anything in it that does not belong to a date */
    private static boolean tokens(String plain, List<String> numbers, List<Integer> months) {
        Matcher tokens = TOKENS.matcher(plain);
        while (tokens.find()) {
            if (tokens.group(1) != null) {
                numbers.add(tokens.group(1));
            } else if (tokens.group(2) != null && MonthNames.number(tokens.group(2)) > 0) {
                months.add(MonthNames.number(tokens.group(2)));
            } else if (tokens.group(4) != null || (tokens.group(2) != null && !FILLERS.contains(tokens.group(2)))) {
                return false;
            }
        }
        return true;
    }

    private static Meaning whole(List<String> numbers, String language, Instant at) {
        if (numbers.size() == 1 && numbers.getFirst().length() == 8) {
            String day = numbers.getFirst();
            return date(day.substring(0, 4), day.substring(4, 6), day.substring(6), at);
        }
        if (numbers.size() != 3) {
            return Answers.not("date");
        }
        String first = numbers.get(0);
        String last = numbers.get(2);
        if (year(first)) {
            return date(first, numbers.get(1), last, at);
        }
        if (!year(last)) {
            return Answers.not(numbers.stream().allMatch(number -> number.length() <= 2) ? "date-year" : "date");
        }
        return yearLast(first, numbers.get(1), last, language, at);
    }

    private static Meaning yearLast(String first, String second, String year, String language, Instant at) {
        return switch (DayMonthOrder.of(language)) {
            case DAY_FIRST -> date(year, second, first, at);
            case MONTH_FIRST -> date(year, first, second, at);
            case UNCERTAIN -> {
                if (number(first) > 12 || first.equals(second)) {
                    yield date(year, second, first, at);
                }
                yield number(second) > 12 ? date(year, first, second, at) : Answers.not("date-ambiguous");
            }
        };
    }

    private static Meaning named(List<String> numbers, int month, Instant at) {
        if (numbers.size() != 2) {
            return Answers.not("date");
        }
        String first = numbers.getFirst();
        String last = numbers.getLast();
        if (!year(first) && !year(last)) {
            return Answers.not(first.length() <= 2 && last.length() <= 2 ? "date-year" : "date");
        }
        String day = year(first) ? last : first;
        return date(year(first) ? first : last, Integer.toString(month), day, at);
    }

    private static Meaning date(String year, String month, String day, Instant at) {
        if (!year(year) || month.length() > 2 || day.length() > 2) {
            return Answers.not(year.length() <= 2 ? "date-year" : "date");
        }
        try {
            return plausible(LocalDate.of(number(year), number(month), number(day)), at);
        } catch (DateTimeException e) {
            return Answers.not("date-impossible");
        }
    }

    private static Meaning plausible(LocalDate date, Instant at) {
        LocalDate today = at.atOffset(ZoneOffset.ofHours(14)).toLocalDate(); // the first place where a day begins
        if (date.isAfter(today)) {
            return Answers.not("date-future");
        }
        return date.isBefore(today.minusYears(MOST_YEARS))
                ? Answers.not("date-impossible")
                : Answers.found(date.toString());
    }

    private static boolean year(String number) {
        return number.length() == 4;
    }

    /** Of at most four digits. */
    private static int number(String digits) {
        return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
