// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as the console shows them: UTC, whatever the server's own zone is. */
final class Times {

    private static final DateTimeFormatter SECOND = pattern("d MMM HH:mm:ss");
    private static final DateTimeFormatter MILLISECOND = pattern("d MMM HH:mm:ss.SSS");

    private Times() {}

    static String second(Instant time) {
        return SECOND.format(time);
    }

    static String millisecond(Instant time) {
        return MILLISECOND.format(time);
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
