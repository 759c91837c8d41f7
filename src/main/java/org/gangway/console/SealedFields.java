// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.Map;
import org.gangway.wire.CommandRecord;

/** Opens what a review command carries for the reviewer. Only the review desk calls it, after it has been journaled. */
@FunctionalInterface
public interface SealedFields {

    /**
     * The command's fields, answers and facts in the clear, by name; a photo or document as its claim.
     *
     * @throws org.gangway.sealing.KeyGone if the case has been shredded
     */
    Map<String, String> open(CommandRecord command);
}
