// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The listed terms that are like one token of an applicant, and the names they are in.
 *
 * @param terms ascending
 * @param similarities of each term
 * @param reach the most that the token can add to a score
 * @param names ascending: every name with one of the terms
 * @param among the same as a set, where there are many
 */
record Likes(int[] terms, float[] similarities, double reach, int[] names, BitSet among) {

    /** From so many names on a set is quicker than a search. */
    static final int MANY = 64;

    /** 0 if the term is not like the token. */
    double of(int term) {
        int at = Arrays.binarySearch(terms, term);
        return at < 0 ? 0 : similarities[at];
    }

    boolean in(int name) {
        return names.length < MANY ? Arrays.binarySearch(names, name) >= 0 : among.get(name);
    }

    void addTo(BitSet all) {
        if (names.length < MANY) {
            Arrays.stream(names).forEach(all::set);
        } else {
            all.or(among);
        }
    }

    /** How much memory it takes, in integers. */
    int size() {
        return 2 * terms.length + names.length + among.size() / Integer.SIZE;
    }

    /** No name in a log line, and no arrays. */
    @Override
    public String toString() {
        return "Likes[***]";
    }
}
