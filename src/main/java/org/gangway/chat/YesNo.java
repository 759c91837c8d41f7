// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gangway.casefile.Meaning;

/**
 * Yes and no in every language. A text counts only if it consists of nothing but known phrases of one kind: consent is not
 * guessed.
 */
final class YesNo {
    private static final int MOST_WORDS = 12;
    private static final Map<String, Kind> PHRASES = load();

    private enum Kind {
        YES,
        NO,
        POLITE
    }

    private YesNo() {}

    private static Map<String, Kind> load() {
        Map<String, Kind> phrases = new HashMap<>();
        Words.phrases("polite").forEach(phrase -> phrases.put(phrase, Kind.POLITE));
        Words.phrases("no").forEach(phrase -> phrases.put(phrase, Kind.NO));
        Words.phrases("yes").forEach(phrase -> phrases.put(phrase, Kind.YES));
        return Map.copyOf(phrases);
    }

    static Meaning read(String text) {
        Set<Kind> kinds = kinds(text);
        if (kinds.equals(EnumSet.of(Kind.YES))) {
            return Answers.found("yes");
        }
        return kinds.equals(EnumSet.of(Kind.NO)) ? Answers.found("no") : Answers.not("yes-no");
    }

    /** Only yes answers the question whether all is right; after a no one must say what is wrong. */
    static Meaning confirm(String text) {
        return kinds(text).equals(EnumSet.of(Kind.YES)) ? Answers.found("yes") : Answers.not("confirm");
    }

    /** Of the phrases in the text, the longest first; none if anything else is in it. */
    private static Set<Kind> kinds(String text) {
        List<String> words = List.of(
                Phrase.of(text).replaceAll("[.,!;:\u3001\u3002]", " ").strip().split(" +"));
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        int at = 0;
        while (at < words.size() && words.size() <= MOST_WORDS) {
            int length = longest(words, at);
            if (length == 0) {
                return Set.of();
            }
            kinds.add(PHRASES.get(String.join(" ", words.subList(at, at + length))));
            at += length;
        }
        kinds.remove(Kind.POLITE);
        return kinds;
    }

    private static int longest(List<String> words, int at) {
        for (int length = words.size() - at; length > 0; length--) {
            if (PHRASES.containsKey(String.join(" ", words.subList(at, at + length)))) {
                return length;
            }
        }
        return 0;
    }
}
