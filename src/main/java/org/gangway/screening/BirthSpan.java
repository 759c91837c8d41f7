// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.time.Year;

/**
 * When a listed person was born, as exactly as the list says.
 *
 * @param from first possible day
 * @param to last possible day
 */
record BirthSpan(LocalDate from, LocalDate to) {

    /** Years added on both sides of "circa" and "approximately". Our own choice: lists do not say how far off they are. */
    private static final int CIRCA_YEARS = 2;

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

    BirthSpan circa() {
        return new BirthSpan(from.minusYears(CIRCA_YEARS), to.plusYears(CIRCA_YEARS));
    }

    boolean exact() {
        return from.equals(to);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether the only difference is that day and month changed places. */
    boolean swapped(LocalDate day) {
        return exact()
                && from.getYear() == day.getYear()
                && from.getMonthValue() == day.getDayOfMonth()
                && from.getDayOfMonth() == day.getMonthValue();
    }

    /** Calendar years between the day and the nearest year of this span. */
    int yearsOff(LocalDate day) {
        return Math.max(0, Math.max(from.getYear() - day.getYear(), day.getYear() - to.getYear()));
    }

    @Override
    public String toString() {
        return exact() ? from.toString() : from + "/" + to;
    }
}
