// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time for which one key is used to seal. Epochs of one length lie side by side, aligned to 1970; the length is
 * part of the id, so that an id alone says when its epoch ended, whatever is configured by then.
 *
 * @param start inclusive, whole seconds
 * @param length whole seconds, at least one
 */
public record Epoch(Purpose purpose, Instant start, Duration length) {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("([wdc])-([0-9]{8}T[0-9]{6}Z)-([1-9][0-9]{0,9})");

    public Epoch {
        if (!isLength(length)) {
            throw new IllegalArgumentException("an epoch lasts whole seconds, at least one");
        }
        if (start.getNano() != 0 || start.getEpochSecond() % length.toSeconds() != 0) {
            throw new IllegalArgumentException("an epoch starts at a multiple of its length");
        }
    }

    /** The epoch that {@code at} falls in. */
    static Epoch at(Purpose purpose, Duration length, Instant at) {
        long seconds = Math.max(1, length.toSeconds());
        return new Epoch(purpose, Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds), length);
    }

    /** @throws IllegalArgumentException if it is not the id of an epoch */
    public static Epoch parse(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the id of an epoch");
        }
        try {
            Instant start = START.parse(parts.group(2), Instant::from);
            return new Epoch(Purpose.of(id.charAt(0)), start, Duration.ofSeconds(Long.parseLong(parts.group(3))));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not the id of an epoch", e);
        }
    }

    /** As it travels with what was sealed: {@code w-20261123T000000Z-86400}. */
    public String id() {
        return purpose.letter + "-" + START.format(start) + "-" + length.toSeconds();
    }

    /** Exclusive. */
    public Instant end() {
        return start.plus(length);
    }

    boolean covers(Instant at) {
        return !at.isBefore(start) && at.isBefore(end());
    }

    boolean endedBy(Instant now) {
        return !now.isBefore(end());
    }

    Epoch next() {
        return new Epoch(purpose, end(), length);
    }

    static boolean isLength(Duration length) {
        return length.toSeconds() >= 1 && length.getNano() == 0;
    }

    @Override
    public String toString() {
        return id();
    }
}
