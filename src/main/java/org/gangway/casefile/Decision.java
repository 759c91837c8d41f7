// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;

/**
 * What an input leads to. Without events the input was ignored: a duplicate, or not for anything outstanding.
 *
 * @param events to be folded into the case, in order
 * @param commands to be sent, in order
 */
public record Decision(List<CaseEvent> events, List<Command> commands) {
    public static final Decision IGNORED = new Decision(List.of(), List.of());

    public boolean ignored() {
        return events.isEmpty() && commands.isEmpty();
    }
}
