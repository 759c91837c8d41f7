// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.List;

/** The cluster's topics are not what they must be. The message names each one and the mend. */
public final class TopicsWrong extends RuntimeException {
    private final List<String> problems;

    TopicsWrong(List<String> problems) {
        super(problems.size() + " of Gangway's topics are not as they must be; mend them with "
                + "./gangway topics --apply --bootstrap-server HOST:PORT\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line for each topic. */
    public List<String> problems() {
        return problems;
    }
}
