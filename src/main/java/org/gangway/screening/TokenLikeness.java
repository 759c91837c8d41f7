// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/** How much two tokens are alike. {@link TokenKeys} must find all that are. */
record TokenLikeness(NameVariants variants) {

    static final double ENOUGH = .70;
    private static final double HEARD = .82;
    private static final double HEARD_JOINED = .88;
    private static final double INITIAL = .75;
    private static final double VARIANT = .94;
    private static final double SAME_SKELETON = .86;
    private static final double SAME_READING = .92;
    private static final double SAME_SYLLABLE = .78;
    private static final int TELLING = 3;

    Likeness between(NameToken one, NameToken other) {
        if (one.signs() || other.signs()) {
            return signs(one, other);
        }
        if (one.text().equals(other.text()) && one.script() == other.script()) {
            return new Likeness(Likeness.Kind.EQUAL, 1);
        }
        if (one.initial() || other.initial()) {
            boolean same = one.text().charAt(0) == other.text().charAt(0);
            return same ? new Likeness(Likeness.Kind.INITIAL, INITIAL) : Likeness.NONE;
        }
        if (one.patronymic() != other.patronymic() && one.script() == other.script()) {
            return Likeness.NONE;
        }
        Likeness spelt = spelt(one, other);
        return spelt.similarity() < VARIANT && variants.same(one, other)
                ? new Likeness(Likeness.Kind.VARIANT, VARIANT)
                : spelt;
    }

    /** Signs are equal or not; of their reading in letters only the whole is compared, since many names share it. */
    private Likeness signs(NameToken one, NameToken other) {
        if (one.signs() && other.signs()) {
            return one.written().equals(other.written()) ? new Likeness(Likeness.Kind.EQUAL, 1) : Likeness.NONE;
        }
        if (!one.text().equals(other.text())) {
            return variants.same(one, other) ? new Likeness(Likeness.Kind.VARIANT, SAME_READING) : Likeness.NONE;
        }
        int count = Math.max(one.written().length(), other.written().length());
        return new Likeness(Likeness.Kind.READING, count > 1 ? SAME_READING : SAME_SYLLABLE);
    }

    private static Likeness spelt(NameToken one, NameToken other) {
        if (one.abjad() != other.abjad()) {
            double similarity = one.abjad()
                    ? Abjad.similarity(one.text(), other.text())
                    : Abjad.similarity(other.text(), one.text());
            return similarity < HEARD ? Likeness.NONE : new Likeness(Likeness.Kind.CONSONANTS, similarity);
        }
        double similarity = Spelling.similarity(one.text(), other.text());
        if (similarity >= SAME_SKELETON) {
            return new Likeness(Likeness.Kind.SPELLING, similarity);
        }
        if (sameSkeleton(one, other)) {
            return new Likeness(Likeness.Kind.SKELETON, SAME_SKELETON);
        }
        return similarity < ENOUGH ? Likeness.NONE : new Likeness(Likeness.Kind.SPELLING, similarity);
    }

    private static boolean sameSkeleton(NameToken one, NameToken other) {
        String key = one.consonants();
        return !one.abjad() && key.length() >= TELLING && key.equals(other.consonants());
    }

    /** Of two words written as one: any likeness that leaves the skeleton as it is. */
    Likeness ofJoined(NameToken one, NameToken other) {
        if (one.initial() || other.initial()) {
            return Likeness.NONE;
        }
        if (one.abjad() != other.abjad()) {
            Likeness likeness = between(one, other);
            return likeness.similarity() < HEARD_JOINED || likeness.kind() == Likeness.Kind.VARIANT
                    ? Likeness.NONE
                    : likeness;
        }
        if (one.signs() || other.signs()) {
            return between(one, other);
        }
        boolean sameFrame = one.skeleton().equals(other.skeleton());
        Likeness likeness = sameFrame ? between(one, other) : Likeness.NONE;
        return likeness.kind() == Likeness.Kind.VARIANT ? Likeness.NONE : likeness;
    }
}
