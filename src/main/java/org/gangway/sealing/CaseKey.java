// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import org.gangway.casefile.Value;

/** A case's data key, unwrapped. Seals and opens one field at a time; case id and field name are bound in as AAD. */
public interface CaseKey {

    Value.Sealed seal(String caseId, String field, String clear);

    /** @throws SealBroken if the token was made for another case, field or key, or was altered */
    String open(String caseId, String field, Value.Sealed sealed);

    /** What nobody without this key can guess, of one question of the case; always the same one. */
    String nonce(String caseId, String question);
}
