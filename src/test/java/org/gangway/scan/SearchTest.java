// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SearchTest {

    /** What programs do with a value, apart from how they are searched for. */
    enum Encoding {
        UTF_8(value -> value.getBytes(StandardCharsets.UTF_8)),
        UTF_16LE(value -> value.getBytes(StandardCharsets.UTF_16LE)),
        UTF_16BE(value -> value.getBytes(StandardCharsets.UTF_16BE)),
        BASE64(value -> base64(value, StandardCharsets.UTF_8, 0, Base64.getEncoder())),
        BASE64_AFTER_ONE(value -> base64(value, StandardCharsets.UTF_8, 1, Base64.getEncoder())),
        BASE64_AFTER_TWO(value -> base64(value, StandardCharsets.UTF_8, 2, Base64.getEncoder())),
        BASE64_URL(value -> base64(value, StandardCharsets.UTF_8, 4, Base64.getUrlEncoder())),
        BASE64_OF_UTF_16(value -> base64(value, StandardCharsets.UTF_16LE, 5, Base64.getEncoder())),
        HEX(value ->
                HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII)),
        HEX_IN_CAPITALS(value -> HexFormat.of()
                .withUpperCase()
                .formatHex(value.getBytes(StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.US_ASCII)),
        URL(value -> URLEncoder.encode(value, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII)),
        JSON(value -> escaped(value, "\\u%04x")),
        JSON_IN_CAPITALS(value -> escaped(value, "\\u%04X")),
        HTML(value -> escaped(value, "&#%d;")),
        CAPITALS(value -> value.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));

        final Function<String, byte[]> encode;

        Encoding(Function<String, byte[]> encode) {
            this.encode = encode;
        }

        private static byte[] base64(String value, Charset charset, int before, Base64.Encoder encoder) {
            byte[] middle = value.getBytes(charset);
            byte[] all = new byte[before + middle.length + 3];
            Arrays.fill(all, (byte) 'x');
            System.arraycopy(middle, 0, all, before, middle.length);
            return encoder.encode(all);
        }

        private static byte[] escaped(String value, String form) {
            StringBuilder escaped = new StringBuilder();
            for (char c : value.toCharArray()) {
                escaped.append(c > '~' ? String.format(Locale.ROOT, form, (int) c) : String.valueOf(c));
            }
            return escaped.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Names: letters, digits and what stands between them, in several scripts. */
    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('à', 'ö')
                .withCharRange('가', '힣')
                .withCharRange('а', 'я')
                .withChars(".-'")
                .ofMinLength(3)
                .ofMaxLength(40)
                .filter(value -> !Marker.tooShort(value));
    }

    @Property(tries = 500)
    void everyEncodingOfEveryValueIsFoundAnywhereAndAcrossEveryBorder(
            @ForAll("values") String value,
            @ForAll Encoding encoding,
            @ForAll @IntRange(max = 200) int before,
            @ForAll @IntRange(min = 1, max = 70) int piece) {
        byte[] leak = encoding.encode.apply(value);
        byte[] content = new byte[before + leak.length + 17];
        new Random(before).nextBytes(content);
        System.arraycopy(leak, 0, content, before, leak.length);

        assertThat(found(new Search(List.of(Marker.text("it", value))), content, piece))
                .as("%s in pieces of %d", encoding, piece)
                .isNotEmpty();
    }

    @Property(tries = 300)
    void aStretchOfAFileIsFoundAsItIsAndEncoded(@ForAll long seed, @ForAll @IntRange(max = 3) int before) {
        byte[] stretch = new byte[48];
        new Random(seed).nextBytes(stretch);
        Search search = new Search(List.of(Marker.bytes("photo", stretch)));
        byte[] shifted = new byte[before + stretch.length];
        System.arraycopy(stretch, 0, shifted, before, stretch.length);

        assertThat(found(search, shifted, 5)).isNotEmpty();
        assertThat(found(search, Base64.getEncoder().encode(shifted), 11)).isNotEmpty();
        assertThat(found(search, HexFormat.of().formatHex(shifted).getBytes(StandardCharsets.US_ASCII), 7))
                .isNotEmpty();
    }

    @Property(tries = 200)
    void whatIsNotThereIsNotFound(@ForAll("values") String value, @ForAll long seed) {
        byte[] content = new byte[10_000];
        new Random(seed).nextBytes(content);

        assertThat(found(new Search(List.of(Marker.text("it", value))), content, 512))
                .isEmpty();
        assertThat(found(
                        new Search(List.of(Marker.text("it", value))),
                        Base64.getEncoder().encode(content),
                        512))
                .isEmpty();
    }

    @Test
    void ofManyValuesEachIsNamedByItsLabelAndEncodingAndNeverByItself() {
        Search search = new Search(List.of(Marker.text("first", "Wilhelmine"), Marker.text("second", "Canaryvogel")));
        byte[] content = "…Canaryvogel, V2lsaGVsbWluZQ==".getBytes(StandardCharsets.UTF_8);

        assertThat(found(search, content, 8)).contains("second as utf-8", "first as base64 of utf-8");
    }

    @Test
    void whatLooksLikeAnythingIsNoMarker() {
        assertThatThrownBy(() -> Marker.text("name of somebody", "Ann"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name of somebody")
                .hasMessageNotContaining("Ann");
    }

    private static List<String> found(Search search, byte[] content, int piece) {
        List<String> found = new ArrayList<>();
        Search.Reading reading = search.reading(needle -> found.add(needle.toString()));
        for (int at = 0; at < content.length; at += piece) {
            reading.feed(Arrays.copyOfRange(content, at, Math.min(content.length, at + piece)));
        }
        return found;
    }
}
