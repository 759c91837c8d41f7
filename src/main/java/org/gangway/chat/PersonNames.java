// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gangway.casefile.Meaning;

/** Names of persons, in letters of any script, as the customer writes them. */
final class PersonNames {
    private static final int LONGEST = 100;
    private static final List<Template> INTRODUCTIONS = Template.all("name");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /** Letters with their marks, and what stands in names; the joiners are needed in Persian and Indic scripts. */
    private static final Pattern NAME =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}'\u2019\u02BC`.\u00B7\u30FB \u2010\\-\u200C\u200D]*");

    private static final Pattern PILED_MARKS = Pattern.compile("\\p{M}{5,}");

    private PersonNames() {}

    static Meaning read(String text) {
        String name = name(withoutIntroduction(text));
        boolean good = name.codePointCount(0, name.length()) <= LONGEST
                && NAME.matcher(name).matches()
                && !PILED_MARKS.matcher(name).find();
        return good ? Answers.found(name) : Answers.not("person-name");
    }

    private static String name(String text) {
        String composed = Normalizer.normalize(Phrase.cut(text), Normalizer.Form.NFC);
        boolean lines = composed.strip().chars().anyMatch(c -> c == '\n' || c == '\r');
        return lines ? "" : SPACES.matcher(composed).replaceAll(" ").strip();
    }

    private static String withoutIntroduction(String text) {
        String name = text;
        for (Optional<String> next = introduced(name); next.isPresent(); next = introduced(name)) {
            name = next.get();
        }
        return name;
    }

    private static Optional<String> introduced(String text) {
        String tidy = Phrase.tidy(text);
        return INTRODUCTIONS.stream()
                .flatMap(introduction -> introduction.fill(tidy).stream())
                .map(Template.Filled::slot)
                .findFirst();
    }
}
