// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.gangway.sealing.CaseKey;
import org.gangway.wire.CommandRecord;

/**
 * What the reply needs to know of the command it answers.
 *
 * @param deadline {@link System#nanoTime()} after which no further attempt begins
 */
record Work(CommandRecord command, int delivery, CaseKey key, long deadline) {
    private static final String PROPERTY = "gangway.work";

    void attach(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** Empty while no command has been opened. */
    static Optional<Work> find(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, Work.class));
    }

    /** @throws IllegalStateException if no command was opened on this exchange */
    static Work of(Exchange exchange) {
        Work work = exchange.getProperty(PROPERTY, Work.class);
        if (work == null) {
            throw new IllegalStateException("a route of a step must start at kamelet:step-source");
        }
        return work;
    }

    @Override
    public String toString() {
        return command.commandId();
    }
}
