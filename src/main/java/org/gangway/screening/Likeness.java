// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/**
 * How much two tokens are alike.
 *
 * @param similarity 0, or from .70 to 1
 */
record Likeness(Kind kind, double similarity) {

    /** What the likeness rests on, the strongest first. */
    enum Kind {
        EQUAL,
        CONSONANTS,
        SKELETON,
        SPELLING,
        INITIAL,
        NONE
    }

    static final Likeness NONE = new Likeness(Kind.NONE, 0);

    // All from the reference on screening.
    private static final double ENOUGH = .70;
    private static final double INITIAL = .75;
    private static final double SAME_SKELETON = .86;
    private static final double SAME_CONSONANTS = .90;
    private static final double SAME_TWO_CONSONANTS = .84;
    private static final int TELLING = 3;

    static Likeness between(NameToken one, NameToken other) {
        if (one.text().equals(other.text())) {
            return new Likeness(Kind.EQUAL, 1);
        }
        if (one.initial() || other.initial()) {
            boolean same = one.text().charAt(0) == other.text().charAt(0);
            return same ? new Likeness(Kind.INITIAL, INITIAL) : NONE;
        }
        Likeness spelt = spelling(one.text(), other.text());
        Likeness heard = consonants(one, other);
        return heard.similarity > spelt.similarity ? heard : spelt;
    }

    private static Likeness spelling(String one, String other) {
        double similarity = Spelling.similarity(one, other);
        return similarity < ENOUGH ? NONE : new Likeness(Kind.SPELLING, similarity);
    }

    private static Likeness consonants(NameToken one, NameToken other) {
        String key = Skeleton.consonants(one.text());
        if (key.length() < TELLING - 1 || !key.equals(Skeleton.consonants(other.text()))) {
            return NONE;
        }
        if (one.abjad() || other.abjad()) {
            return new Likeness(Kind.CONSONANTS, key.length() < TELLING ? SAME_TWO_CONSONANTS : SAME_CONSONANTS);
        }
        return key.length() < TELLING ? NONE : new Likeness(Kind.SKELETON, SAME_SKELETON);
    }

    /** Of two words written as one: any likeness that leaves the skeleton as it is. */
    static Likeness ofJoined(NameToken one, NameToken other) {
        Likeness likeness = between(one, other);
        boolean sameFrame = Skeleton.of(one.text()).equals(Skeleton.of(other.text()));
        return likeness.kind == Kind.INITIAL || !sameFrame ? NONE : likeness;
    }
}
