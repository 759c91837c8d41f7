// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What else speaks for or against a listed person being the applicant, apart from the name. Effects are those of the
 * reference on screening.
 */
record Identity(Line birth, Line nationality, Line gender, Line document) {

    private static final double SAME_DAY = .10;
    private static final double WITHIN = .04;
    private static final double SWAPPED = .05;
    private static final double EACH_YEAR_OFF = -.05;
    private static final int MOST_YEARS_OFF = 5;
    private static final double SAME_COUNTRY = .02;
    private static final double OTHER_COUNTRY = -.05;
    private static final double OTHER_GENDER = -.05;
    /** A document number is a hit with a name that is half alike. */
    private static final double NAME_BESIDE_DOCUMENT = .5;

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
        return new Identity(
                birth(applicant.birth(), person.births()),
                nationality(applicant, person),
                gender(applicant, person),
                document(applicant, person));
    }

    /** The most that the identity of this applicant can add to a decision. */
    static double most(Applicant applicant) {
        double birth = applicant.birth().isPresent() ? SAME_DAY : 0;
        return birth + (applicant.nationality().isPresent() ? SAME_COUNTRY : 0);
    }

    /** Shown beside the name score. */
    double score() {
        return birth.effect + nationality.effect + gender.effect;
    }

    /** What counts for the decision: nationality and gender alone never clear anybody. */
    double decisive() {
        return birth.effect + Math.max(0, nationality.effect);
    }

    /** Whether the document makes a hit of a name with this score, whatever the threshold. */
    boolean sameDocument(double name) {
        return document.finding == Finding.EQUAL && name >= NAME_BESIDE_DOCUMENT;
    }

    /** The least name score that can be a hit. */
    static double leastName(Applicant applicant, double threshold) {
        double usual = threshold - most(applicant);
        return applicant.document().isPresent() ? Math.min(NAME_BESIDE_DOCUMENT, usual) : usual;
    }

    List<Line> lines() {
        return Stream.of(birth, nationality, gender, document)
                .filter(line -> line == birth || line == nationality || line.finding != Finding.UNKNOWN)
                .toList();
    }

    private static Line birth(Optional<BirthSpan> known, List<BirthSpan> listed) {
        Line best = new Line("birth-date", "", Finding.UNKNOWN, 0);
        if (known.isEmpty() || listed.isEmpty()) {
            return best;
        }
        best = birth(known.get(), listed.getFirst());
        for (BirthSpan span : listed) {
            Line line = birth(known.get(), span);
            best = line.effect > best.effect ? line : best;
        }
        return best;
    }

    private static Line birth(BirthSpan known, BirthSpan span) {
        if (span.meets(known)) {
            return span.exact() && known.exact()
                    ? line(span, Finding.EQUAL, SAME_DAY)
                    : line(span, Finding.WITHIN_RANGE, WITHIN);
        }
        if (span.swapped(known)) {
            return line(span, Finding.DAY_AND_MONTH_SWAPPED, SWAPPED);
        }
        int years = Math.min(MOST_YEARS_OFF, span.yearsOff(known));
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

    private static Line gender(Applicant applicant, ListedPerson person) {
        String listed = person.gender()
                .map(gender -> gender.name().toLowerCase(Locale.ROOT))
                .orElse("");
        if (applicant.gender().isEmpty() || listed.isEmpty()) {
            return new Line("gender", listed, Finding.UNKNOWN, 0);
        }
        return applicant.gender().equals(person.gender())
                ? new Line("gender", listed, Finding.EQUAL, 0)
                : new Line("gender", listed, Finding.DIFFERENT, OTHER_GENDER);
    }

    private static Line document(Applicant applicant, ListedPerson person) {
        if (applicant.document().isEmpty() || person.documents().isEmpty()) {
            return new Line("document", "", Finding.UNKNOWN, 0);
        }
        String asked = DocumentNumber.folded(applicant.document().get());
        return person.documents().stream()
                .filter(number -> DocumentNumber.folded(number).equals(asked))
                .findFirst()
                .map(number -> new Line("document", number, Finding.EQUAL, 0))
                .orElse(new Line("document", "", Finding.DIFFERENT, 0));
    }
}
