// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sentences the customer reads: {@code scenarios/texts/<language>.properties}, in ICU MessageFormat. Safe for
 * use by several threads.
 */
public final class Texts {
    private static final String FALLBACK = "en";
    /** What is nested in a text is read by recursion, so its depth must have a bound. */
    private static final int LONGEST = 10_000;

    private final @Nullable Path folder;
    private volatile Map<String, Map<String, MessageFormat>> formats;

    private Texts(@Nullable Path folder) {
        this.folder = folder;
        formats = read(folder);
    }

    /** The texts that come with the application. */
    public static Texts builtIn() {
        return with(null);
    }

    /**
     * The built-in texts, and over them what a folder holds.
     *
     * @param folder of {@code <language>.properties}; may be absent
     * @throws IllegalArgumentException if a text is not in ICU MessageFormat, or far too long
     */
    public static Texts with(@Nullable Path folder) {
        return new Texts(folder);
    }

    /**
     * Reads the folder again.
     *
     * @throws IllegalArgumentException if a text is not in ICU MessageFormat; then everything stays as it was
     */
    public void refresh() {
        formats = read(folder);
    }

    private static Map<String, Map<String, MessageFormat>> read(@Nullable Path folder) {
        Map<String, Map<String, String>> bundles = new HashMap<>();
        for (String language : Bundles.BUILT_IN) {
            bundles.put(language, new HashMap<>(Bundles.resource("/scenarios/texts/" + language + ".properties")));
        }
        Bundles.folder(folder)
                .forEach((language, bundle) -> bundles.computeIfAbsent(language, ignored -> new HashMap<>())
                        .putAll(bundle));
        Map<String, Map<String, MessageFormat>> formats = new HashMap<>();
        bundles.forEach((language, bundle) -> formats.put(language, compile(language, bundle)));
        return Map.copyOf(formats);
    }

    private static Map<String, MessageFormat> compile(String language, Map<String, String> bundle) {
        Map<String, MessageFormat> compiled = new HashMap<>();
        bundle.forEach((key, text) -> compiled.put(key, compile(language, key, text)));
        return Map.copyOf(compiled);
    }

    private static MessageFormat compile(String language, String key, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("the text " + key + " in " + language + ".properties is longer than "
                    + LONGEST + " characters; nobody reads that in a chat");
        }
        try {
            return new MessageFormat(text, ULocale.forLanguageTag(language));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the text " + key + " in " + language
                    + ".properties is not ICU MessageFormat; look for a brace or apostrophe that is not doubled");
        }
    }

    public Set<String> languages() {
        return Set.copyOf(formats.keySet());
    }

    /** Whether the text exists in exactly this language. */
    public boolean has(String language, String key) {
        return formats.getOrDefault(language, Map.of()).containsKey(key);
    }

    /**
     * One sentence. Where the language lacks it, that of the language without its region, then English.
     *
     * @throws IllegalArgumentException if no language has it
     */
    public String say(String language, String key, Map<String, String> arguments) {
        return find(language, key)
                .map(format -> format(format, arguments))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no text " + key + "; add it to scenarios/texts/" + FALLBACK + ".properties"));
    }

    /** The same; empty if no language has it. */
    public Optional<String> sayIfKnown(String language, String key, Map<String, String> arguments) {
        return find(language, key).map(format -> format(format, arguments));
    }

    /** The sentences that this language has, without those of languages that stand in for it. */
    public Set<String> keys(String language) {
        return formats.getOrDefault(language, Map.of()).keySet();
    }

    public String say(String language, String key) {
        return say(language, key, Map.of());
    }

    /** What a field is called in front of the customer; its own name where no text says. */
    public String label(String language, String field) {
        return find(language, "field." + field)
                .map(format -> format(format, Map.of()))
                .orElseGet(() -> field.replace('-', ' '));
    }

    /** One answer as the customer sees it again. */
    public record Line(String field, String type, String value) {
        @Override
        public String toString() {
            return field + "=***";
        }
    }

    /** The answers, one a line, for the placeholder {@code lines} of a summary. */
    public String lines(String language, List<Line> answers) {
        return answers.stream()
                .map(line -> say(
                        language,
                        "summary.line",
                        Map.of(
                                "label",
                                label(language, line.field()),
                                "value",
                                show(line.type(), line.value(), language))))
                .collect(Collectors.joining("\n"));
    }

    /** A canonical value as people write it in this language. */
    public String show(String type, String value, String language) {
        return switch (type) {
            case "date" -> Shown.date(value, language);
            case "country" -> Shown.country(value, language);
            case "phone" -> Shown.phone(value);
            case "yes-no", "confirm" -> say(language, "choice." + (value.equals("no") ? "no" : "yes"));
            case "photo" -> say(language, "shown.photo");
            default -> value;
        };
    }

    private Optional<MessageFormat> find(String language, String key) {
        int region = language.indexOf('-');
        return Optional.ofNullable(in(language, key))
                .or(() -> Optional.ofNullable(region < 0 ? null : in(language.substring(0, region), key)))
                .or(() -> Optional.ofNullable(in(FALLBACK, key)));
    }

    private @Nullable MessageFormat in(String language, String key) {
        return formats.getOrDefault(language, Map.of()).get(key);
    }

    private static String format(MessageFormat format, Map<String, String> arguments) {
        return ((MessageFormat) format.clone()).format(arguments); // a format is not safe for several threads
    }
}
