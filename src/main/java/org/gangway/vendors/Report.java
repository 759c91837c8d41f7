// SPDX-License-Identifier: Apache-2.0
package org.gangway.vendors;

import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;

/**
 * What a vendor says about one command.
 *
 * @param reference the token that the vendor was given with the command
 * @param id the same whenever the vendor says the same: {@code completed}
 * @param reply only open facts: nobody here has the case's key
 */
public record Report(String reference, String id, Reply reply) {
    public Report {
        if (reply.facts().values().stream().anyMatch(Value::isClear)) {
            throw new IllegalArgumentException("a vendor's report holds open facts only");
        }
    }
}
