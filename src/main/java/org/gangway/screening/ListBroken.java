// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/** A list file cannot be used: screening must not start on half a list. Names file, position and the mend, no content. */
public final class ListBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    ListBroken(String file, long line, String problem) {
        super(
                "Sanctions list %s, line %d: %s. Download the file again from its publisher, or take it out of the folder gangway.screening.lists names."
                        .formatted(file, line, problem));
    }
}
