// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Pattern;

/**
 * When somebody was born, as exactly as the list or the customer says.
 *
 * @param from first possible day
 * @param to last possible day
 */
record BirthSpan(LocalDate from, LocalDate to) {

    /** Years added on both sides of "circa" and "approximately". Our own choice: lists do not say how far off they are. */
    private static final int CIRCA_YEARS = 2;

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2100;

    BirthSpan {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a birth span must not end before it begins");
        }
    }

    static BirthSpan day(LocalDate day) {
        return new BirthSpan(day, day);
    }

    static BirthSpan years(int from, int to) {
        return new BirthSpan(Year.of(from).atDay(1), Year.of(to).atMonth(12).atEndOfMonth());
    }

    /**
     * Reads {@code 1961-03-14}, {@code 1961-03} and {@code 1961}.
     *
     * @throws DateTimeException if it is none of them, or of no living person
     */
    static BirthSpan parse(String text) {
        BirthSpan span = span(text);
        if (!plausible(span.from.getYear()) || !plausible(span.to.getYear())) {
            throw new DateTimeException("nobody's birth date");
        }
        return span;
    }

    private static BirthSpan span(String text) {
        if (YEAR.matcher(text).matches()) {
            return years(Integer.parseInt(text), Integer.parseInt(text));
        }
        if (MONTH.matcher(text).matches()) {
            YearMonth month = YearMonth.parse(text);
            return new BirthSpan(month.atDay(1), month.atEndOfMonth());
        }
        return day(LocalDate.parse(text));
    }

    /** Whether anybody who may be a customer, or is listed, can be born then. Lists have 0001 where a date is not known. */
    static boolean plausible(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    BirthSpan circa() {
        return new BirthSpan(from.minusYears(CIRCA_YEARS), to.plusYears(CIRCA_YEARS));
    }

    boolean exact() {
        return from.equals(to);
    }

    /** Whether both can be true of one person. */
    boolean meets(BirthSpan other) {
        return !other.to.isBefore(from) && !other.from.isAfter(to);
    }

    /** Whether the only difference is that day and month changed places. */
    boolean swapped(BirthSpan other) {
        return exact()
                && other.exact()
                && from.getYear() == other.from.getYear()
                && from.getMonthValue() == other.from.getDayOfMonth()
                && from.getDayOfMonth() == other.from.getMonthValue();
    }

    /** Calendar years between the nearest years of both. */
    int yearsOff(BirthSpan other) {
        return Math.max(0, Math.max(from.getYear() - other.to.getYear(), other.from.getYear() - to.getYear()));
    }

    @Override
    public String toString() {
        return exact() ? from.toString() : from + "/" + to;
    }
}
