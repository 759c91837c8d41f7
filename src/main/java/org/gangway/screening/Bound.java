// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;

/** The most that {@link NameScore} can give a name, without pairing its tokens. Never less than what it gives. */
final class Bound {

    private Bound() {}

    /**
     * @param matched at least what all pairs are worth
     * @param missed at most what it costs that tokens of the applicant have no pair
     */
    static double of(double matched, double missed) {
        if (matched == 0) {
            return 0;
        }
        double whole = matched + NameScore.applicantShare(matched / TokenLikeness.ENOUGH) * missed;
        return matched / whole;
    }

    /** By what the name's terms can add at all. */
    static double byNames(List<NameIndex.Asked> asked, int name) {
        double matched = 0;
        double missed = 0;
        for (NameIndex.Asked token : asked) {
            if (token.in(name)) {
                matched += token.reach();
            } else {
                missed += token.cost();
            }
        }
        return of(matched, missed);
    }

    static double byTerms(List<NameIndex.Asked> asked, NameTerms.Of name, NameTerms terms) {
        double matched = 0;
        double missed = 0;
        for (NameIndex.Asked token : asked) {
            double worth = worth(token, name, terms);
            matched += worth;
            missed += worth == 0 ? token.cost() : 0;
        }
        return of(matched, missed);
    }

    private static double worth(NameIndex.Asked token, NameTerms.Of name, NameTerms terms) {
        double most = 0;
        for (int term : name.tokens()) {
            double similarity = token.alone().of(term);
            for (Likes likes : token.together()) {
                similarity = Math.max(similarity, likes.of(term));
            }
            most = Math.max(most, similarity * terms.term(term).weight());
        }
        for (int term : name.joined()) {
            most = Math.max(most, token.alone().of(term) * terms.term(term).weight());
        }
        return most;
    }
}
