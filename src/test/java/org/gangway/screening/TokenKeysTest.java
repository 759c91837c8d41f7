// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is alike is found, whichever side is the listed one. */
class TokenKeysTest {
    private static final NameVariants VARIANTS = NameVariants.builtIn();
    private static final TokenLikeness LIKENESS = new TokenLikeness(VARIANTS);
    private static final TokenKeys KEYS = new TokenKeys(VARIANTS);
    private static final String LETTERS = "aeiouyhkcqszvwfdtbpgjlrmnx";

    @Property(tries = 4_000)
    void likeTokensShareAKey(@ForAll("words") String word, @ForAll Random chance) {
        NameToken one = NameToken.full(word);
        NameToken other = NameToken.full(misspelt(word, chance));
        if (LIKENESS.between(one, other).similarity() > 0) {
            shared(one, false, other, false);
        }
    }

    @Property(tries = 2_000)
    void aWordInPiecesSharesAKeyWithTheWhole(@ForAll("words") String word, @ForAll Random chance) {
        NameToken one = NameToken.full(word);
        NameToken other = NameToken.full(misspelt(word, chance));
        if (LIKENESS.ofJoined(one, other).similarity() > 0) {
            shared(one, true, other, false);
        }
    }

    @Property(tries = 2_000)
    void aWordWithoutVowelsSharesAKeyWithTheWordInFull(@ForAll("words") String word, @ForAll Random chance) {
        NameToken one = new NameToken(word.replaceAll("(?<=.)[eiou]", ""), NameToken.Script.ABJAD, "");
        for (NameToken other :
                List.of(NameToken.full(misspelt(word, chance)), new NameToken(word, NameToken.Script.ABJAD, ""))) {
            if (LIKENESS.between(one, other).similarity() > 0) {
                shared(one, false, other, false);
            }
            if (LIKENESS.ofJoined(one, other).similarity() > 0) {
                shared(one, true, other, false);
            }
        }
    }

    @Example
    void everyFormOfAVariantInAnyScriptSharesAKeyWithTheOthers() {
        List<NameToken> forms = new ArrayList<>();
        for (String form : List.of(
                "Kim", "Gim", "김", "金", "Ivan", "Иван", "يحيى", "John", "K", "j", "jin", "奥巴马·贝拉克", "Obama", "أوباما",
                "巴马·贝克", "م")) {
            forms.addAll(NameTokens.of(form));
        }
        for (NameToken one : forms) {
            for (NameToken other : forms) {
                if (LIKENESS.between(one, other).similarity() > 0) {
                    shared(one, false, other, false);
                }
            }
        }
    }

    /** Each may be the applicant's, and what is joined may be on the side of the list. */
    private static void shared(NameToken one, boolean oneJoined, NameToken other, boolean otherJoined) {
        assertThat(none(KEYS.ofAsked(one, oneJoined), KEYS.ofListed(other, otherJoined)))
                .as("asked")
                .isFalse();
        assertThat(none(KEYS.ofAsked(other, otherJoined), KEYS.ofListed(one, oneJoined)))
                .as("listed")
                .isFalse();
    }

    private static boolean none(Collection<String> some, Collection<String> others) {
        return Collections.disjoint(some, others);
    }

    /** Up to four letters left out, doubled, changed, put in or swapped. */
    private static String misspelt(String word, Random chance) {
        String text = word;
        for (int edits = chance.nextInt(5); edits > 0 && text.length() > 2; edits--) {
            int at = chance.nextInt(text.length() - 1);
            String after = text.substring(at + 1);
            char letter = LETTERS.charAt(chance.nextInt(LETTERS.length()));
            text = text.substring(0, at)
                    + switch (chance.nextInt(5)) {
                        case 0 -> after;
                        case 1 -> "" + text.charAt(at) + text.charAt(at) + after;
                        case 2 -> letter + after;
                        case 3 -> "" + text.charAt(at) + letter + after;
                        default -> "" + after.charAt(0) + text.charAt(at) + after.substring(1);
                    };
        }
        return text;
    }

    @Provide
    Arbitrary<String> words() {
        Arbitrary<String> syllable = Arbitraries.of(
                "ka", "ma", "mam", "sha", "sas", "ri", "lil", "tan", "phi", "zeh", "kso", "ster", "u", "ha", "gha",
                "kks");
        return Combinators.combine(syllable, syllable, syllable.list().ofMaxSize(2))
                .as((a, b, more) -> a + b + String.join("", more));
    }
}
