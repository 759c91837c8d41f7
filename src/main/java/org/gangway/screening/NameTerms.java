// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct tokens of all listed names, and neighbours written as one, each with the names it is in, by keys
 * that like tokens share.
 */
final class NameTerms {

    /** One distinct token, or neighbours written as one. */
    static final class Term {
        private final NameToken token;
        private final boolean joined;
        private final double missing;
        private double weight;
        private final Ints names = new Ints();

        private Term(NameToken token, boolean joined, double missing) {
            this.token = token;
            this.joined = joined;
            this.missing = missing;
        }

        NameToken token() {
            return token;
        }

        boolean joined() {
            return joined;
        }

        /** The heaviest of all that it stands for. */
        double weight() {
            return weight;
        }

        /** The least weight that counts where it has no pair. */
        double missing() {
            return missing;
        }

        Ints names() {
            return names;
        }

        private void in(int name, double heavy) {
            weight = Math.max(weight, heavy);
            if (!names.endsWith(name)) {
                names.add(name);
            }
        }
    }

    /** @param tokens the term of each token of a name
     * @param joined the term of all neighbours that may be one word */
    record Of(int[] tokens, int[] joined, double weight) {}

    private final TokenKeys keys;
    private final Weights weights;
    private final List<Term> terms = new ArrayList<>();
    private final KeyPostings byKey = new KeyPostings();
    private final Of[] of;

    NameTerms(List<IndexedName> names, TokenKeys keys, Weights weights) {
        this.keys = keys;
        this.weights = weights;
        this.of = new Of[names.size()];
        Map<String, Integer> ids = new HashMap<>();
        for (int name = 0; name < of.length; name++) {
            of[name] = add(names.get(name).tokens(), name, ids);
        }
        byKey.settle();
    }

    /** The terms of one name, by its place among all. */
    Of of(int name) {
        return of[name];
    }

    private Of add(List<NameToken> tokens, int name, Map<String, Integer> ids) {
        int[] single = new int[tokens.size()];
        Ints joined = new Ints();
        double all = 0;
        for (int at = 0; at < single.length; at++) {
            double weight = weights.of(tokens.get(at));
            all += weight;
            single[at] = id(tokens.get(at), false, ids);
            terms.get(single[at]).in(name, weight);
            double together = weight;
            for (int from = at - 1; from >= Math.max(0, at + 1 - Pairing.PIECES); from--) {
                int count = at + 1 - from;
                together += weights.of(tokens.get(from));
                if (NameToken.oneWord(tokens, from, count)) {
                    int id = id(NameToken.joined(tokens, from, count), true, ids);
                    terms.get(id).in(name, together);
                    joined.add(id);
                }
            }
        }
        return new Of(single, joined.toArray(), all);
    }

    private int id(NameToken token, boolean joined, Map<String, Integer> ids) {
        return ids.computeIfAbsent(token.key() + (joined ? "+" : ""), none -> made(token, joined));
    }

    private int made(NameToken token, boolean joined) {
        int id = terms.size();
        terms.add(new Term(token, joined, NameScore.missing(token, weights)));
        keys.ofListed(token, joined).forEach(key -> byKey.add(key, id));
        return id;
    }

    Term term(int id) {
        return terms.get(id);
    }

    /** Ids of all terms that can be like the token, ascending. */
    int[] near(NameToken token, boolean joined) {
        Ints near = new Ints();
        keys.ofAsked(token, joined).forEach(key -> byKey.find(key, near::add));
        return near.distinct();
    }
}
