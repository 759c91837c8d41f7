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
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private final Map<String, Ints> byKey = new HashMap<>();

    NameTerms(TokenKeys keys, Weights weights) {
        this.keys = keys;
        this.weights = weights;
    }

    Of add(List<NameToken> tokens, int name) {
        int[] single = new int[tokens.size()];
        Ints joined = new Ints();
        double all = 0;
        for (int at = 0; at < single.length; at++) {
            double weight = weights.of(tokens.get(at));
            all += weight;
            single[at] = add(tokens.get(at), false, name, weight);
            double together = weight;
            for (int from = at - 1; from >= Math.max(0, at + 1 - Pairing.PIECES); from--) {
                int count = at + 1 - from;
                together += weights.of(tokens.get(from));
                if (NameToken.oneWord(tokens, from, count)) {
                    joined.add(add(NameToken.joined(tokens, from, count), true, name, together));
                }
            }
        }
        return new Of(single, joined.toArray(), all);
    }

    private int add(NameToken token, boolean joined, int name, double weight) {
        String key = token.key() + (joined ? "+" : "");
        Integer known = ids.get(key);
        int id = known == null ? made(key, token, joined) : known;
        terms.get(id).in(name, weight);
        return id;
    }

    private int made(String key, NameToken token, boolean joined) {
        int id = terms.size();
        ids.put(key, id);
        terms.add(new Term(token, joined, NameScore.missing(token, weights)));
        keys.ofListed(token, joined).forEach(shared -> byKey.computeIfAbsent(shared, none -> new Ints())
                .add(id));
        return id;
    }

    Term term(int id) {
        return terms.get(id);
    }

    /** Ids of all terms that can be like the token, ascending. */
    int[] near(NameToken token, boolean joined) {
        Ints near = new Ints();
        for (String key : keys.ofAsked(token, joined)) {
            Ints found = byKey.get(key);
            if (found != null) {
                near.addAll(found);
            }
        }
        return near.distinct();
    }
}
