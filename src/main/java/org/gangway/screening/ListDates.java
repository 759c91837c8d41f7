// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as lists write them. What cannot be read gives nothing. */
final class ListDates {

    private static final int ISO_DAY = "2026-01-31".length();
    private static final Pattern BRITISH = Pattern.compile("(?:(\\d{1,2}|dd)/)?(?:(\\d{1,2}|mm)/)?(\\d{4})");
    private static final DateTimeFormatter BRITISH_DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private ListDates() {}

    /** Of a date, or of one with a time behind it. */
    static Optional<LocalDate> iso(String text) {
        try {
            return Optional.of(LocalDate.parse(text.substring(0, Math.min(text.length(), ISO_DAY))))
                    .filter(day -> BirthSpan.plausible(day.getYear()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> british(String text) {
        try {
            return Optional.of(LocalDate.parse(text, BRITISH_DAY));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** {@code 12/05/1958}, {@code dd/05/1958}, {@code dd/mm/1958}, {@code 1958}. */
    static Optional<BirthSpan> britishSpan(String text) {
        Matcher found = BRITISH.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        return parts(number(found.group(3)), number(found.group(2)), number(found.group(1)));
    }

    private static Optional<Integer> number(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    /** From attributes or elements; those that are unknown are empty. */
    static Optional<BirthSpan> parts(String year, String month, String day) {
        return parts(number(year), number(month), number(day));
    }

    private static Optional<BirthSpan> parts(Optional<Integer> year, Optional<Integer> month, Optional<Integer> day) {
        try {
            if (year.isEmpty() || !BirthSpan.plausible(year.get())) {
                return Optional.empty();
            }
            if (month.isEmpty() || month.get() == 0) {
                return Optional.of(BirthSpan.years(year.get(), year.get()));
            }
            YearMonth known = YearMonth.of(year.get(), month.get());
            return Optional.of(
                    day.filter(one -> one != 0).isPresent()
                            ? BirthSpan.day(known.atDay(day.get()))
                            : new BirthSpan(known.atDay(1), known.atEndOfMonth()));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    static Optional<BirthSpan> years(String from, String to) {
        try {
            return Optional.of(BirthSpan.years(Integer.parseInt(from), Integer.parseInt(to)))
                    .filter(span -> BirthSpan.plausible(span.from().getYear())
                            && BirthSpan.plausible(span.to().getYear()));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
