// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Arrays;
import java.util.BitSet;

/** The listed terms that are like one token of an applicant, and the names they are in. */
final class Likes {

    static final Likes NONE = new Likes(new int[0], new float[0], 0, new Ints(), 0);

    /** Below that a search in a row is quick whatever the size of the lists. */
    private static final int FEW = 64;
    /** What remembering it takes besides, in integers. */
    private static final int OVERHEAD = 48;

    private final int[] terms;
    private final float[] similarities;
    private final float closest;
    private final double reach;
    private final int count;
    private final int[] names;
    private final BitSet among = new BitSet();

    /**
     * @param terms ascending
     * @param similarities of each term
     * @param reach the most that the token can add to a score
     * @param names every name with one of the terms, in any order and more than once
     * @param all how many names there are: a row with more than a 32nd of them takes more memory than a set
     */
    Likes(int[] terms, float[] similarities, double reach, Ints names, int all) {
        this.terms = terms;
        this.similarities = similarities;
        this.reach = reach;
        float most = 0;
        for (float similarity : similarities) {
            most = Math.max(most, similarity);
        }
        this.closest = most;
        if (names.size() < Math.max(FEW, all / Integer.SIZE)) {
            this.names = names.distinct();
            this.count = this.names.length;
        } else {
            names.addTo(among);
            this.names = new int[0];
            this.count = among.cardinality();
        }
    }

    /** 0 if the term is not like the token. */
    double of(int term) {
        int at = terms.length == 0 ? -1 : Arrays.binarySearch(terms, term);
        return at < 0 ? 0 : similarities[at];
    }

    /** Of the term that is most like the token. */
    double closest() {
        return closest;
    }

    double reach() {
        return reach;
    }

    /** How many names have one of the terms. */
    int count() {
        return count;
    }

    boolean in(int name) {
        return count != 0 && (names.length == 0 ? among.get(name) : Arrays.binarySearch(names, name) >= 0);
    }

    void addTo(BitSet all) {
        all.or(among);
        for (int name : names) {
            all.set(name);
        }
    }

    /** How much memory it takes, in integers. */
    int size() {
        return 2 * terms.length + names.length + among.size() / Integer.SIZE + OVERHEAD;
    }
}
