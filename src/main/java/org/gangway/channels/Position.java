// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a record is on {@code chat.outgoing}; as text, {@code partition:offset}, the id of a server-sent event. */
record Position(int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,5}):(-1|[0-9]{1,18})");

    /** Empty for anything that is not the text of a position. */
    static Optional<Position> parse(@Nullable String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new Position(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether a reader that has seen {@code seen} still has to see this. Across partitions everything is new. */
    boolean after(Position seen) {
        return partition != seen.partition || offset > seen.offset;
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
