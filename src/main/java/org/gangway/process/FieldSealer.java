// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.IdentityHashMap;
import java.util.Map;
import org.gangway.casefile.Sealer;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;

/** Seals the fields of one decision; the same value is sealed once, however many events and commands carry it. */
final class FieldSealer implements Sealer {
    private final String caseId;
    private final CaseKey key;
    private final Map<Value, Value> done = new IdentityHashMap<>();

    FieldSealer(String caseId, CaseKey key) {
        this.caseId = caseId;
        this.key = key;
    }

    @Override
    public Value seal(String field, Value value) {
        return switch (value) {
            case Value.Plain plain -> done.computeIfAbsent(plain, ignored -> key.seal(caseId, field, plain.text()));
            case Value.Sealed sealed -> sealed;
            case Value.Open open -> open;
            case Value.Document ignored -> throw new IllegalStateException("a document belongs into the object store");
        };
    }
}
