// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys by which like tokens find each other. Two that {@link TokenLikeness} holds for alike share one at least: one of
 * those a listed token is kept under, and one of those that are asked for. They differ, so that few are looked at in vain.
 */
record TokenKeys(NameVariants variants) {

    private static final int FOUR = 4;
    private static final int SEVEN = 7;
    private static final int NINE = 9;
    private static final String COLLAPSED = "c";
    private static final String WORD = "w";
    private static final String ONE_WRONG = "d";
    private static final String TWO_WRONG = "e";
    private static final String FRAME = "x";
    private static final String CONSONANTS = "=";
    private static final String SOUNDS = "~";
    private static final String GROUP = "#";
    private static final String TEXT = "t";
    private static final String READING = "r";
    private static final String WRITTEN = "s";
    private static final String FIRST = "f";
    private static final String INITIAL = "i";
    private static final String HEARD = "h";
    /** Before a key that words without vowels have. */
    private static final String ABJAD = "a";
    /** Before a key that sounds of a foreign name have. */
    private static final String FOREIGN = "o";
    /** Before a key that neighbours written as one have. */
    private static final String JOINED = "+";

    Collection<String> ofListed(NameToken token, boolean joined) {
        Set<String> keys = new HashSet<>();
        variants.groups(token).forEach(group -> keys.add(GROUP + group));
        String side = joined ? JOINED : "";
        if (token.signs()) {
            keys.add(WRITTEN + token.written());
            keys.add(READING + token.text());
            return keys;
        }
        keys.add(side + TEXT + token.text());
        if (token.initial()) {
            keys.add(INITIAL + token.text());
            return keys;
        }
        String script = side + script(token);
        if (token.heard()) {
            keys.add(WRITTEN + token.written());
        }
        keys.add(script + FRAME + token.skeleton());
        Abjad.keys(token.text()).forEach(key -> keys.add(script + SOUNDS + key));
        if (!joined) {
            keys.add(FIRST + token.text().charAt(0));
            keys.add(script + HEARD + Transcription.key(token.text()));
            near(keys, token);
        }
        return keys;
    }

    Collection<String> ofAsked(NameToken token, boolean joined) {
        Set<String> keys = new HashSet<>();
        variants.groups(token).forEach(group -> keys.add(GROUP + group));
        if (!token.written().isEmpty()) {
            keys.add(WRITTEN + token.written());
        }
        if (token.signs()) {
            keys.add(TEXT + token.text());
            keys.add(JOINED + TEXT + token.text());
            return keys;
        }
        keys.add(READING + token.text());
        if (token.initial()) {
            keys.add(INITIAL + token.text());
            keys.add(FIRST + token.text());
            return keys;
        }
        heard(keys, token, "");
        if (joined) {
            keys.add(script(token) + FRAME + token.skeleton());
        } else {
            ofWord(keys, token);
        }
        return keys;
    }

    private static void ofWord(Set<String> keys, NameToken token) {
        heard(keys, token, JOINED);
        keys.add(JOINED + script(token) + FRAME + token.skeleton());
        keys.add((token.heard() ? "" : FOREIGN) + HEARD + Transcription.key(token.text()));
        keys.add(INITIAL + token.text().charAt(0));
        near(keys, token);
    }

    private static String script(NameToken token) {
        return switch (token.script()) {
            case FULL, SIGNS -> "";
            case ABJAD -> ABJAD;
            case HEARD -> FOREIGN;
        };
    }

    /** What is written in full is asked for by words without vowels, and the other way round. */
    private static void heard(Set<String> keys, NameToken token, String side) {
        Abjad.keys(token.text()).forEach(key -> keys.add(side + (token.abjad() ? "" : ABJAD) + SOUNDS + key));
    }

    /**
     * By the budgets of {@link Spelling}, for the shorter of two words: below four letters none may be wrong, of four to six
     * one and then nothing else, of seven or eight one, of more two. Whatever else may differ leaves the collapsed skeleton as it is.
     */
    private static void near(Set<String> keys, NameToken token) {
        String script = script(token);
        int length = token.text().length();
        String collapsed = Skeleton.collapsed(token.skeleton());
        keys.add(script + COLLAPSED + collapsed);
        if (length >= FOUR && length <= SEVEN) {
            keys.add(script + WORD + token.text());
            Skeleton.shorter(token.text()).forEach(key -> keys.add(script + WORD + key));
        }
        if (length >= SEVEN) {
            Skeleton.neighbourhood(collapsed, 1).forEach(key -> keys.add(script + ONE_WRONG + key));
        }
        if (length >= NINE) {
            Skeleton.neighbourhood(collapsed, 2).forEach(key -> keys.add(script + TWO_WRONG + key));
        }
        if (!token.abjad()) {
            keys.add(CONSONANTS + token.consonants());
        }
    }
}
