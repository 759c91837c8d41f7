// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.stream.Collectors;

/** A list file cannot be used: screening must not start on half a list. Names file, position and the mend, no content. */
public final class ListBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int SHOWN = 10;

    private final String at;

    ListBroken(String file, long line, String problem) {
        this(file, "line %d: %s".formatted(line, problem));
    }

    private ListBroken(String file, String at) {
        super(
                "Sanctions list %s, %s. Download the file again from its publisher, or take it out of the folder gangway.screening.lists names."
                        .formatted(file, at));
        this.at = at;
    }

    /** All that is wrong with one file; says so of the first lines. */
    static ListBroken all(String file, List<ListBroken> lines) {
        String first = lines.stream().limit(SHOWN).map(line -> line.at).collect(Collectors.joining("; "));
        int more = lines.size() - SHOWN;
        return new ListBroken(file, more > 0 ? "%s; and %d more lines".formatted(first, more) : first);
    }
}
