// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

/** A CEL expression that cannot be used. The message says why and what to do. */
final class BrokenCondition extends Exception {
    private final String problem;

    BrokenCondition(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
