// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

/** A record that can never be read: it is parked. Names the fault and nothing of the content. */
public final class Unreadable extends RuntimeException {
    private final String fault;

    /** @param fault the cause in the dead letter */
    public Unreadable(String fault) {
        super("a record that can never be read: " + fault);
        this.fault = fault;
    }

    public String fault() {
        return fault;
    }

    /** What a dead letter names as cause, for this and whatever else says that a record cannot be read. */
    public static String fault(Throwable cause) {
        return cause instanceof Unreadable unreadable
                ? unreadable.fault
                : cause.getClass().getSimpleName();
    }
}
