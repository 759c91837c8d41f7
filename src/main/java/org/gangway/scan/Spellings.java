// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Every encoding in which a value may lie somewhere, and what of it is the same whatever stands before and after. */
final class Spellings {
    private static final HexFormat LOWER = HexFormat.of();
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "-._~*";

    private Spellings() {}

    static List<Spelling> of(Marker.Form form) {
        return switch (form) {
            case Marker.Text text -> text(text.text());
            case Marker.Binary binary -> binary("bytes", binary.bytes());
        };
    }

    private static List<Spelling> text(String text) {
        Map<String, Spelling> all = new TreeMap<>(); // by content: many letters look the same in many encodings
        for (String letters : letters(text)) {
            for (Charset charset : charsets(letters)) {
                add(all, binary(charset.name().toLowerCase(Locale.ROOT), letters.getBytes(charset)));
            }
            add(all, escaped(letters));
        }
        return List.copyOf(all.values());
    }

    private static void add(Map<String, Spelling> all, List<Spelling> more) {
        more.stream()
                .filter(spelling -> spelling.bytes().length >= Search.WINDOW)
                .forEach(spelling -> all.putIfAbsent(new String(spelling.bytes(), ISO_8859_1), spelling));
    }

    /** As it is, composed and decomposed, and in the capitals that documents like. */
    private static Set<String> letters(String text) {
        Set<String> letters = new LinkedHashSet<>();
        for (String cased : List.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))) {
            letters.add(cased);
            letters.add(Normalizer.normalize(cased, Normalizer.Form.NFC));
            letters.add(Normalizer.normalize(cased, Normalizer.Form.NFD));
        }
        return letters;
    }

    private static List<Charset> charsets(String text) {
        return ISO_8859_1.newEncoder().canEncode(text)
                ? List.of(UTF_8, UTF_16LE, UTF_16BE, ISO_8859_1)
                : List.of(UTF_8, UTF_16LE, UTF_16BE);
    }

    private static List<Spelling> binary(String name, byte[] bytes) {
        List<Spelling> spellings = new ArrayList<>();
        spellings.add(new Spelling(name, bytes));
        spellings.add(ascii("hex of " + name, LOWER.formatHex(bytes)));
        spellings.add(ascii("hex of " + name, UPPER.formatHex(bytes)));
        spellings.add(ascii("percent of " + name, percent(bytes, LOWER, false)));
        spellings.add(ascii("percent of " + name, percent(bytes, UPPER, false)));
        spellings.add(ascii("percent of " + name, percent(bytes, LOWER, true)));
        spellings.add(ascii("percent of " + name, percent(bytes, UPPER, true)));
        for (int before = 0; before < 3; before++) {
            spellings.add(ascii("base64 of " + name, base64(Base64.getEncoder(), bytes, before)));
            spellings.add(ascii("base64url of " + name, base64(Base64.getUrlEncoder(), bytes, before)));
        }
        return spellings;
    }

    private static List<Spelling> escaped(String text) {
        List<Spelling> spellings = new ArrayList<>();
        for (boolean all : List.of(false, true)) {
            spellings.add(ascii("json", escape(text, all, c -> "\\u" + LOWER.toHexDigits(c))));
            spellings.add(ascii("json", escape(text, all, c -> "\\u" + UPPER.toHexDigits(c))));
            spellings.add(ascii("html", escape(text, all, c -> "&#" + (int) c + ";")));
            spellings.add(ascii("html", escape(text, all, c -> "&#x" + Integer.toHexString(c) + ";")));
            spellings.add(ascii(
                    "html",
                    escape(text, all, c -> "&#x" + Integer.toHexString(c).toUpperCase(Locale.ROOT) + ";")));
        }
        return spellings;
    }

    /** The letters that are made of these bytes alone, if so many others of a group of three stand before them. */
    private static String base64(Base64.Encoder encoder, byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String encoded = encoder.withoutPadding().encodeToString(shifted);
        return encoded.substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    private static String percent(byte[] bytes, HexFormat hex, boolean all) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            boolean plain = b >= 0 && (Character.isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0);
            text.append(plain && !all ? String.valueOf((char) b) : "%" + hex.toHexDigits(b));
        }
        return text.toString();
    }

    private static String escape(String text, boolean all, Function<Character, String> as) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append(all || c > '~' ? as.apply(c) : String.valueOf(c));
        }
        return escaped.toString();
    }

    private static Spelling ascii(String name, String text) {
        return new Spelling(name, text.getBytes(ISO_8859_1));
    }
}
