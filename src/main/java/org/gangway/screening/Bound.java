// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;

/** The most that {@link NameScore} can give a name, without pairing its tokens. Never less than what it gives. */
final class Bound {

    private final List<Asked> asked;
    private final NameTerms terms;
    private final double closest;

    Bound(List<Asked> asked, NameTerms terms) {
        this.asked = asked;
        this.terms = terms;
        this.closest = asked.stream().mapToDouble(Asked::closest).reduce(0, Math::max);
    }

    /**
     * @param matched at least what all pairs are worth
     * @param missed at most what it costs that tokens of the applicant have no pair
     */
    double of(double matched, double missed) {
        return of(matched, missed, 0);
    }

    /** A pair that is worth so much weighs at least that divided by the closest likeness, and at most that divided by the least. */
    private double of(double matched, double missed, double listed) {
        if (matched == 0) {
            return 0;
        }
        double most = matched / TokenLikeness.ENOUGH;
        double cost = NameScore.applicantShare(most) * missed
                + NameScore.listedShare(most) * listed
                + Leftover.BOTH * Math.min(missed, listed);
        return matched / (matched / closest + cost);
    }

    /** By which tokens of the applicant the name has anything like. Where it is but one of several, that is never enough. */
    double byNames(int name) {
        double matched = 0;
        double missed = 0;
        int alike = 0;
        for (Asked token : asked) {
            if (token.in(name)) {
                matched += token.reach();
                alike++;
            } else {
                missed += token.cost();
            }
        }
        return alike < Math.min(2, asked.size()) ? 0 : of(matched, missed);
    }

    /** By what the name's own tokens can be worth, and what the applicant certainly lacks of them. */
    double byTerms(NameTerms.Of name) {
        double matched = 0;
        double missed = 0;
        for (Asked token : asked) {
            double worth = worth(token, name);
            matched += worth;
            missed += worth == 0 ? token.cost() : 0;
        }
        return of(matched, missed, lacking(name));
    }

    private double worth(Asked token, NameTerms.Of name) {
        double most = 0;
        for (int term : name.tokens()) {
            most = Math.max(most, token.likeToken(term) * terms.term(term).weight());
        }
        for (int term : name.joined()) {
            most = Math.max(most, token.likeJoined(term) * terms.term(term).weight());
        }
        return most;
    }

    /** The least that listed tokens without a pair cost; none is without where neighbours of it may have one together. */
    private double lacking(NameTerms.Of name) {
        for (int term : name.joined()) {
            if (asked.stream().anyMatch(token -> token.likeJoined(term) > 0)) {
                return 0;
            }
        }
        double lacking = 0;
        for (int term : name.tokens()) {
            boolean alike = false;
            for (Asked token : asked) {
                alike |= token.likeToken(term) > 0;
            }
            lacking += alike ? 0 : terms.term(term).missing();
        }
        return lacking;
    }
}
