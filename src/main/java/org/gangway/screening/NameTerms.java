// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The distinct tokens of all listed names, and neighbours written as one, each with the names it is in, by keys
 * that like tokens share.
 */
final class NameTerms {

    /** One distinct token, or neighbours written as one. */
    static final class Term {
        private final NameToken token;
        private final boolean joined;
        private double weight;
        private int[] names = new int[2];
        private int count;

        private Term(NameToken token, boolean joined) {
            this.token = token;
            this.joined = joined;
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

        int[] names() {
            return Arrays.copyOf(names, count);
        }

        private void in(int name, double heavy) {
            weight = Math.max(weight, heavy);
            if (count > 0 && names[count - 1] == name) {
                return;
            }
            if (count == names.length) {
                names = Arrays.copyOf(names, count * 2);
            }
            names[count++] = name;
        }
    }

    /** @param tokens the term of each token of a name
     * @param joined the term of all neighbours that may be one word */
    record Of(int[] tokens, int[] joined, double weight) {}

    private final TokenLikeness likeness;
    private final Weights weights;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private final Map<String, int[]> byKey = new HashMap<>();

    NameTerms(TokenLikeness likeness, Weights weights) {
        this.likeness = likeness;
        this.weights = weights;
    }

    Of add(List<NameToken> tokens, int name) {
        int[] single = new int[tokens.size()];
        IntStream.Builder joined = IntStream.builder();
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
        return new Of(single, joined.build().toArray(), all);
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
        terms.add(new Term(token, joined));
        likeness.keys(token, joined).forEach(shared -> byKey.merge(shared, new int[] {id}, NameTerms::both));
        return id;
    }

    private static int[] both(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = more[0];
        return all;
    }

    Term term(int id) {
        return terms.get(id);
    }

    /** Ids of all terms that can be like the token. */
    Set<Integer> near(NameToken token, boolean joined) {
        Set<Integer> near = new LinkedHashSet<>();
        for (String key : likeness.keys(token, joined)) {
            for (int id : byKey.getOrDefault(key, NONE)) {
                near.add(id);
            }
        }
        return near;
    }

    private static final int[] NONE = {};
}
