// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A value that must be nowhere.
 *
 * @param label whose value it is, and which; never the value itself
 * @param forms the ways in which it may be written down, a date by figures or by words, before any encoding
 */
public record Marker(String label, List<Form> forms) {

    /** One way to write it down: as text, or as the bytes of a file. */
    sealed interface Form {}

    record Text(String text) implements Form {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Binary(byte[] bytes) implements Form {}

    /** The fewest bytes that are told apart from chance, in every encoding. */
    static final int SHORTEST = 8;

    private static final int FEWEST_LETTERS = 3;

    public Marker {
        forms = List.copyOf(forms);
    }

    /** @throws IllegalArgumentException if one of the forms is so short that anything may look like it */
    public static Marker text(String label, String... forms) {
        if (Arrays.stream(forms).anyMatch(Marker::tooShort)) {
            throw new IllegalArgumentException("too short to be told apart from chance: " + label);
        }
        return new Marker(label, Arrays.stream(forms).<Form>map(Text::new).toList());
    }

    /** @throws IllegalArgumentException as {@link #text} */
    public static Marker bytes(String label, byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException("too short to be told apart from chance: " + label);
        }
        return new Marker(label, List.of(new Binary(bytes.clone())));
    }

    static boolean tooShort(String text) {
        return text.length() < FEWEST_LETTERS || text.getBytes(StandardCharsets.UTF_8).length < SHORTEST;
    }

    @Override
    public String toString() {
        return label;
    }
}
