// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

/** What a member of staff may do. */
final class Roles {
    /** Sees cases and metrics, decides what happens after technical failures. */
    static final String OPERATIONS = "OPERATIONS";
    /** Sees cases, opens hits, votes. */
    static final String REVIEWER = "REVIEWER";
    /** Sees cases and their journals. */
    static final String AUDITOR = "AUDITOR";

    static final String[] ALL = {OPERATIONS, REVIEWER, AUDITOR};

    private Roles() {}
}
