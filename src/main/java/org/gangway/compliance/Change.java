// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

/** What somebody did about a proposal. */
public enum Change {
    PROPOSED,
    /** By somebody else than who proposed it. */
    APPROVED,
    /** For good, before or after it was approved. */
    WITHDRAWN
}
