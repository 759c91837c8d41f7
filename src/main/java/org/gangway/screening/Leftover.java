// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Arrays;

/**
 * What is left over on either side of a comparison, token by token, and what it costs.
 *
 * @param applicant weight of each token that the listed name lacks
 * @param listed weight of each token that the applicant's name lacks
 * @param ofApplicant their sum
 * @param ofListed their sum
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Leftover(double[] applicant, double[] listed, double ofApplicant, double ofListed) {

    /** The least that counts of the lighter side where both have something left over. */
    static final double BOTH = .25;

    private static final double BOTH_SLOPE = .15;

    static Leftover of(double[] applicant, double[] listed) {
        return new Leftover(
                applicant,
                listed,
                Arrays.stream(applicant).sum(),
                Arrays.stream(listed).sum());
    }

    /** @param matched the weight of all that has a pair */
    double cost(double matched) {
        return NameScore.applicantShare(matched) * ofApplicant
                + NameScore.listedShare(matched) * ofListed
                + both(matched) * Math.min(ofApplicant, ofListed);
    }

    /** A word against a word speaks the more against a name, the more of it is the same: a family shares all words but one. */
    private static double both(double matched) {
        return BOTH + BOTH_SLOPE * Math.max(0, matched - 1);
    }

    /** How much of the weight of a token of the applicant counts. Where both sides have some, the lighter bears the surcharge. */
    double shareOfApplicant(double matched) {
        return NameScore.applicantShare(matched) + (ofApplicant <= ofListed ? both(matched) : 0);
    }

    double shareOfListed(double matched) {
        return NameScore.listedShare(matched) + (ofApplicant <= ofListed ? 0 : both(matched));
    }
}
