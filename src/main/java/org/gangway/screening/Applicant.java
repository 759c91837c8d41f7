// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who is screened.
 *
 * @param name given and family name in one text
 * @param nationality ISO 3166 alpha-2
 */
record Applicant(String name, Optional<LocalDate> birth, Optional<String> nationality) {

    /** No name in a log line. */
    @Override
    public String toString() {
        return "Applicant[***]";
    }
}
