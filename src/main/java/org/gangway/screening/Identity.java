// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What else speaks for or against a listed person being the applicant, apart from the name. Effects are those of the
 * reference on screening.
 */
record Identity(Line birth, Line nationality) {

    private static final double SAME_DAY = .10;
    private static final double WITHIN = .04;
    private static final double SWAPPED = .05;
    private static final double EACH_YEAR_OFF = -.05;
    private static final int MOST_YEARS_OFF = 5;
    private static final double SAME_COUNTRY = .02;
    private static final double OTHER_COUNTRY = -.05;

    /** What one attribute says. */
    enum Finding {
        EQUAL,
        WITHIN_RANGE,
        DAY_AND_MONTH_SWAPPED,
        SAME_YEAR,
        YEARS_OFF,
        DIFFERENT,
        UNKNOWN
    }

    /**
     * One attribute line of an explanation.
     *
     * @param attribute its name
     * @param listed what the list says, the best matching value of several
     * @param effect what it adds to the score
     */
    record Line(String attribute, String listed, Finding finding, double effect) {}

    static Identity of(Applicant applicant, ListedPerson person) {
        return new Identity(birth(applicant.birth(), person.births()), nationality(applicant, person));
    }

    /** Shown beside the name score. */
    double score() {
        return birth.effect + nationality.effect;
    }

    /** What counts for the decision: nationality alone never clears anybody. */
    double decisive() {
        return birth.effect + Math.max(0, nationality.effect);
    }

    List<Line> lines() {
        return List.of(birth, nationality);
    }

    private static Line birth(Optional<LocalDate> day, List<BirthSpan> listed) {
        Line best = new Line("birth-date", "", Finding.UNKNOWN, 0);
        if (day.isEmpty() || listed.isEmpty()) {
            return best;
        }
        best = birth(day.get(), listed.getFirst());
        for (BirthSpan span : listed) {
            Line line = birth(day.get(), span);
            best = line.effect > best.effect ? line : best;
        }
        return best;
    }

    private static Line birth(LocalDate day, BirthSpan span) {
        if (span.contains(day)) {
            return span.exact() ? line(span, Finding.EQUAL, SAME_DAY) : line(span, Finding.WITHIN_RANGE, WITHIN);
        }
        if (span.swapped(day)) {
            return line(span, Finding.DAY_AND_MONTH_SWAPPED, SWAPPED);
        }
        int years = Math.min(MOST_YEARS_OFF, span.yearsOff(day));
        return years == 0 ? line(span, Finding.SAME_YEAR, 0) : line(span, Finding.YEARS_OFF, EACH_YEAR_OFF * years);
    }

    private static Line line(BirthSpan span, Finding finding, double effect) {
        return new Line("birth-date", span.toString(), finding, effect);
    }

    private static Line nationality(Applicant applicant, ListedPerson person) {
        String listed = String.join(" ", person.nationalities());
        if (applicant.nationality().isEmpty() || listed.isEmpty()) {
            return new Line("nationality", listed, Finding.UNKNOWN, 0);
        }
        return person.nationalities().contains(applicant.nationality().get())
                ? new Line("nationality", listed, Finding.EQUAL, SAME_COUNTRY)
                : new Line("nationality", listed, Finding.DIFFERENT, OTHER_COUNTRY);
    }
}
