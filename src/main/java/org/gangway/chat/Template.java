// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way of saying something with gaps in it, as {@code change {field} to {value}}. */
record Template(Pattern pattern, boolean hasValue) {
    private static final int LONGEST_MATCHED = 500;
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    /** @param value empty where the template has no gap for it */
    record Filled(String slot, Optional<String> value) {}

    static List<Template> all(String key) {
        return Words.all(key).stream().map(Template::of).toList();
    }

    private static Template of(String text) {
        StringBuilder pattern = new StringBuilder();
        Matcher slots = SLOT.matcher(text);
        int end = 0;
        while (slots.find()) {
            pattern.append(Pattern.quote(text.substring(end, slots.start())));
            pattern.append(slots.group(1).equals("value") ? "(?<value>.{1,300})" : "(?<slot>.{1,100}?)");
            end = slots.end();
        }
        pattern.append(Pattern.quote(text.substring(end)));
        return new Template(
                Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                text.contains("{value}"));
    }

    /** @param tidy from {@link Phrase#tidy} */
    Optional<Filled> fill(String tidy) {
        Matcher matcher = pattern.matcher(tidy);
        if (tidy.length() > LONGEST_MATCHED || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Filled(matcher.group("slot"), hasValue ? Optional.of(matcher.group("value")) : Optional.empty()));
    }
}
