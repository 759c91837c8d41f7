// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts of this package, one file per text and language. A file is made of paragraphs between blank lines: those
 * that begin with {@code #} are the title, those with {@code ##} headings. Placeholders are those of ICU MessageFormat.
 */
final class Wording {

    static final String FALLBACK = "en";
    private static final Set<String> LANGUAGES = Set.of(FALLBACK, "de", "fr", "ko");

    private Wording() {}

    enum Style {
        TITLE,
        HEADING,
        TEXT
    }

    record Paragraph(Style style, String text) {}

    /** The language that is written to a customer of this one: its own if there are texts in it, else English. */
    static String written(String language) {
        String base = ULocale.forLanguageTag(language).getLanguage();
        return LANGUAGES.contains(base) ? base : FALLBACK;
    }

    /** @param name {@code agreement}, {@code record}, {@code mail} or {@code copy} */
    static List<Paragraph> paragraphs(String name, String language, Map<String, Object> arguments) {
        return Arrays.stream(read(name, language).split("\\R\\R+"))
                .map(text -> paragraph(text.strip(), ULocale.forLanguageTag(language), arguments))
                .filter(paragraph -> !paragraph.text().isEmpty())
                .toList();
    }

    private static Paragraph paragraph(String text, ULocale locale, Map<String, Object> arguments) {
        Style style = text.startsWith("##") ? Style.HEADING : text.startsWith("#") ? Style.TITLE : Style.TEXT;
        String bare = text.replaceFirst("^#+\\s*", "");
        return new Paragraph(
                style, new MessageFormat(bare, locale).format(arguments).strip());
    }

    static String read(String name, String language) {
        String file = name + "_" + language + ".txt";
        try (InputStream in = Wording.class.getResourceAsStream("/contract/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the text contract/" + file + " is missing from the build");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
