// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.wire.Unreadable;

/** Stands where a case's key has been destroyed: nothing can be opened or sealed. */
enum NoKey implements CaseKey {
    INSTANCE;

    @Override
    public Value.Sealed seal(String caseId, String field, String clear) {
        throw new IllegalStateException("the key of this case is destroyed: only open facts can be returned");
    }

    @Override
    public String open(String caseId, String field, Value.Sealed sealed) {
        throw new Unreadable("KeyDestroyed");
    }

    @Override
    public String nonce(String caseId, String question) {
        throw new Unreadable("KeyDestroyed");
    }
}
