// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which text can be drawn, and how the rest is spelled instead. Drawn is what a font has glyphs for in a script whose
 * letters simply follow each other; anything else (Arabic, Thai, an emoji) is transliterated to Latin letters.
 */
final class Lettering {

    private static final Set<Integer> SIMPLE_SCRIPTS = Set.of(
            UScript.COMMON,
            UScript.LATIN,
            UScript.GREEK,
            UScript.CYRILLIC,
            UScript.HANGUL,
            UScript.HAN,
            UScript.HIRAGANA,
            UScript.KATAKANA);
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private final List<Typeface> faces;

    /** @param faces in order of preference */
    Lettering(List<Typeface> faces) {
        this.faces = List.copyOf(faces);
    }

    /** @param romanised whether the text is not as the customer wrote it */
    record Spelling(String text, boolean romanised) {
        Spelling then(Spelling next) {
            return new Spelling(text + " " + next.text, romanised || next.romanised);
        }
    }

    /** How a name or address is written. Never empty-handed: what no alphabet can spell becomes {@code ?}. */
    Spelling spell(String text) {
        String written = NFC.normalize(oneLine(text));
        return canDraw(written) ? new Spelling(written, false) : new Spelling(romanise(written), true);
    }

    boolean canDraw(String text) {
        return text.codePoints().allMatch(this::canDraw);
    }

    List<Typeface> faces() {
        return faces;
    }

    /** @return index of the first face that draws the character; 0 if none does */
    int face(int codePoint) {
        for (int i = 0; i < faces.size(); i++) {
            if (faces.get(i).draws(codePoint)) {
                return i;
            }
        }
        return 0;
    }

    private boolean canDraw(int codePoint) {
        return codePoint == ' '
                || SIMPLE_SCRIPTS.contains(UScript.getScript(codePoint))
                        && !Character.isISOControl(codePoint)
                        && faces.stream().anyMatch(face -> face.draws(codePoint));
    }

    private String romanise(String text) {
        String latin = NFC.normalize(Letters.TO_LATIN.transliterate(text));
        String plain = canDraw(latin) ? latin : Letters.TO_ASCII.transliterate(latin);
        // before the question marks, as the capital of a drawable letter need not be drawable
        String capital = UCharacter.toTitleCase(Locale.ROOT, plain, null, UCharacter.TITLECASE_NO_LOWERCASE);
        StringBuilder drawn = new StringBuilder();
        capital.codePoints().forEach(c -> drawn.appendCodePoint(canDraw(c) ? c : '?'));
        return drawn.toString();
    }

    /** Line breaks, tabs and invisible characters have no place in a name. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cf}", "")
                .replaceAll("[\\p{Cc}\\p{Z}]+", " ")
                .strip();
    }

    /** Loaded when first needed: the rules are large. */
    private static final class Letters {
        static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin");
        static final Transliterator TO_ASCII = Transliterator.getInstance("Latin-ASCII");
    }
}
