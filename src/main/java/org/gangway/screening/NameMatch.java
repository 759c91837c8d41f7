// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;

/**
 * What came of comparing an applicant's name with a listed one.
 *
 * @param score 0 to 1
 * @param pairs what matched; their contributions add up to the score
 * @param onlyApplicant tokens that the listed name lacks
 * @param onlyListed tokens that the applicant's name lacks
 */
record NameMatch(double score, List<Pair> pairs, List<Unmatched> onlyApplicant, List<Unmatched> onlyListed) {

    static final NameMatch NONE = new NameMatch(0, List.of(), List.of(), List.of());

    /**
     * One or two neighbouring tokens on either side that were taken for each other.
     *
     * @param weight how telling the listed tokens are
     * @param contribution their share of the score
     */
    record Pair(String applicant, String listed, Likeness likeness, double weight, double contribution) {

        /** No name in a log line. */
        @Override
        public String toString() {
            return "Pair[***]";
        }
    }

    /**
     * A token that the other name lacks.
     *
     * @param weight how telling it is
     * @param cost what it takes from the score. Contributions, costs and what the pairs lose by being only alike add up to 1
     */
    record Unmatched(String token, double weight, double cost) {

        /** No name in a log line. */
        @Override
        public String toString() {
            return "Unmatched[***]";
        }
    }

    /** No name in a log line. */
    @Override
    public String toString() {
        return "NameMatch[***]";
    }
}
