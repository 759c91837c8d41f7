// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

/** A record that nobody can answer. Names the class of the fault and nothing of the content. */
final class Unreadable extends RuntimeException {
    private final String fault;

    Unreadable(String fault) {
        super("a record cannot be read: " + fault);
        this.fault = fault;
    }

    String fault() {
        return fault;
    }
}
