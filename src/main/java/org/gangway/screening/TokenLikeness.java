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

    /** Of two words by themselves. */
    Likeness between(NameToken one, NameToken other) {
        Likeness likeness = withoutVariants(one, other);
        double variant = variant(one, other);
        return likeness.similarity() < variant && variants.same(one, other)
                ? new Likeness(Likeness.Kind.VARIANT, variant)
                : likeness;
    }

    /** How much two forms of one name are alike; 0 where the table is not asked. */
    private static double variant(NameToken one, NameToken other) {
        if (one.heard() || other.heard() || one.initial() || other.initial()) {
            return 0;
        }
        if (one.signs() || other.signs()) {
            return one.signs() && other.signs() || one.text().equals(other.text()) ? 0 : SAME_READING;
        }
        return one.script() == other.script() && one.patronymic() != other.patronymic() ? 0 : VARIANT;
    }

    private static Likeness withoutVariants(NameToken one, NameToken other) {
        if (one.heard() || other.heard()) {
            return heard(one, other);
        }
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
        return spelt(one, other);
    }

    private static Likeness heard(NameToken one, NameToken other) {
        if (one.heard() && other.heard()) {
            return one.written().equals(other.written()) ? new Likeness(Likeness.Kind.EQUAL, 1) : spelt(one, other);
        }
        NameToken sounds = one.heard() ? one : other;
        NameToken word = one.heard() ? other : one;
        boolean full = word.script() == NameToken.Script.FULL && !word.initial();
        double similarity = full ? Transcription.similarity(sounds.text(), word.text()) : 0;
        return similarity < HEARD ? Likeness.NONE : new Likeness(Likeness.Kind.READING, similarity);
    }

    /** Signs are equal or not; of their reading in letters only the whole is compared, since many names share it. */
    private static Likeness signs(NameToken one, NameToken other) {
        if (one.signs() && other.signs()) {
            return one.written().equals(other.written()) ? new Likeness(Likeness.Kind.EQUAL, 1) : Likeness.NONE;
        }
        if (!one.text().equals(other.text())) {
            return Likeness.NONE;
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

    /** Of two words written as one: any likeness that leaves the skeleton as it is. Of signs all that is known of one word. */
    Likeness ofJoined(NameToken one, NameToken other) {
        if (one.initial() || other.initial() || one.heard() != other.heard()) {
            return Likeness.NONE;
        }
        if (one.signs() || other.signs()) {
            return between(one, other);
        }
        Likeness likeness = withoutVariants(one, other);
        boolean enough = one.abjad() == other.abjad()
                ? one.skeleton().equals(other.skeleton())
                : likeness.similarity() >= HEARD_JOINED;
        return enough ? likeness : Likeness.NONE;
    }
}
