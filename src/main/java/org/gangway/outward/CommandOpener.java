// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.util.Optional;
import org.gangway.casefile.StepInput;
import org.gangway.wire.CommandRecord;

/** Opens the fields of a command with the key of its case. */
@FunctionalInterface
public interface CommandOpener {

    /** @return nothing if the case's key has been destroyed: then nobody waits for a reply */
    Optional<StepInput> open(String conversationId, int delivery, CommandRecord command);
}
