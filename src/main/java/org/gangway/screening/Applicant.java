// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Optional;

/**
 * Who is screened.
 *
 * @param name given and family name in one text
 * @param birth a span where only the year or the month is known
 * @param nationality ISO 3166 alpha-2
 * @param document number of a passport or an identity card
 */
record Applicant(
        String name,
        Optional<BirthSpan> birth,
        Optional<String> nationality,
        Optional<Gender> gender,
        Optional<String> document) {

    Applicant(String name, Optional<BirthSpan> birth, Optional<String> nationality) {
        this(name, birth, nationality, Optional.empty(), Optional.empty());
    }

    static Applicant named(String name) {
        return new Applicant(name, Optional.empty(), Optional.empty());
    }

    /** No name in a log line. */
    @Override
    public String toString() {
        return "Applicant[***]";
    }
}
