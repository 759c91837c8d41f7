// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

/** A record that can never be read: it is parked. Whatever else goes wrong is a bug, and stops the partition. */
final class Unreadable extends RuntimeException {
    private final String fault;

    /** @param fault the cause in the dead letter; nothing of the record */
    Unreadable(String fault) {
        super("a record that can never be read: " + fault);
        this.fault = fault;
    }

    /** What the dead letter names as cause, for this and whatever else says that a record cannot be read. */
    static String fault(RuntimeException cause) {
        return cause instanceof Unreadable unreadable
                ? unreadable.fault
                : cause.getClass().getSimpleName();
    }
}
