// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gangway.scan.Marker;
import org.unbescape.html.HtmlEscape;
import org.unbescape.html.HtmlEscapeLevel;
import org.unbescape.html.HtmlEscapeType;

/**
 * A value that is put where it does not belong, so that it is known that it would be found. Encoded by what programs
 * encode with, not by what searches.
 *
 * @param content the encoded value among other letters
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Leak(Marker marker, byte[] content) {
    private static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int PHOTO_BYTES = 64;
    private static final Pattern ESCAPE = Pattern.compile("%..");
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    /** One in each encoding, of a value of its own, in two scripts. */
    static List<Leak> inEveryEncoding(Random random) {
        List<Leak> leaks = new ArrayList<>();
        for (Tongue tongue : List.of(Tongue.DE, Tongue.KO)) {
            encodings().forEach((name, encoding) -> {
                String value = tongue.name(random);
                String label = "planted " + tongue.language() + " " + name;
                leaks.add(new Leak(Marker.text(label, value), encoding.apply(value)));
            });
        }
        byte[] photo = bytes(random);
        leaks.add(new Leak(Marker.bytes("planted photo", photo), photo));
        byte[] encoded = bytes(random);
        leaks.add(new Leak(
                Marker.bytes("planted photo in base64", encoded),
                Base64.getEncoder().encode(encoded)));
        return leaks;
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[PHOTO_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Map<String, Function<String, byte[]>> encodings() {
        Map<String, Function<String, byte[]>> encodings = new LinkedHashMap<>();
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            String of = charset.name().toLowerCase(Locale.ROOT);
            encodings.put(of, value -> value.getBytes(charset));
            for (String before : List.of("", "a", "ab")) {
                encodings.put("base64 " + of + " " + before.length(), value -> Base64.getEncoder()
                        .encode(surrounded(before, value, charset)));
                encodings.put("base64url " + of + " " + before.length(), value -> Base64.getUrlEncoder()
                        .encode(surrounded(before, value, charset)));
            }
            encodings.put("hex " + of, value -> ascii(HexFormat.of().formatHex(value.getBytes(charset))));
            encodings.put("HEX " + of, value -> ascii(UPPER.formatHex(value.getBytes(charset))));
        }
        encodings.put("url", value -> ascii(URLEncoder.encode(value, UTF_8)));
        encodings.put(
                "url in small letters",
                value -> ascii(ESCAPE.matcher(URLEncoder.encode(value, UTF_8))
                        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT))));
        encodings.put("json", Leak::json);
        encodings.put("html", value -> html(value, HtmlEscapeType.DECIMAL_REFERENCES));
        encodings.put("html by hex", value -> html(value, HtmlEscapeType.HEXADECIMAL_REFERENCES));
        encodings.put("capitals", value -> value.toUpperCase(Locale.ROOT).getBytes(UTF_8));
        return encodings;
    }

    private static byte[] html(String value, HtmlEscapeType type) {
        return ascii(HtmlEscape.escapeHtml(value, type, HtmlEscapeLevel.LEVEL_2_ALL_NON_ASCII_PLUS_MARKUP_SIGNIFICANT));
    }

    private static byte[] surrounded(String before, String value, Charset charset) {
        byte[] begin = before.getBytes(ISO_8859_1);
        byte[] middle = value.getBytes(charset);
        byte[] all = new byte[begin.length + middle.length + 2];
        System.arraycopy(begin, 0, all, 0, begin.length);
        System.arraycopy(middle, 0, all, begin.length, middle.length);
        return all;
    }

    private static byte[] json(String value) {
        try {
            return ESCAPING.writeValueAsBytes(Map.of("x", value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    @Override
    public String toString() {
        return marker.label();
    }
}
