// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Onboarding;
import org.gangway.casefile.Sealer;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.WrappedKey;
import org.jspecify.annotations.Nullable;

/** The case keys of one task: wrapped in the store, some unwrapped in memory. */
final class KeyRing {
    private static final int UNWRAPPED = 10_000;

    private final CaseKeys keys;
    private final KeyValueStore<String, WrappedKey> store;
    private final Map<String, CaseKey> unwrapped = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CaseKey> eldest) {
            return size() > UNWRAPPED;
        }
    };
    private @Nullable Sealer sealer;

    KeyRing(CaseKeys keys, KeyValueStore<String, WrappedKey> store) {
        this.keys = keys;
        this.store = store;
    }

    static WrappedKey heartbeat(long now) {
        return new WrappedKey("heartbeat-" + now, new byte[0]);
    }

    WrappedKey fresh(Instant at) {
        return keys.make(at);
    }

    /** A new case gets its key at its first message. */
    CaseFile open(CaseEvent.CaseOpened event, WrappedKey fresh) {
        store.put(event.caseId(), fresh);
        return CaseFile.opened(event);
    }

    Optional<CaseKey> key(String caseId) {
        CaseKey known = unwrapped.get(caseId);
        if (known != null) {
            return Optional.of(known);
        }
        WrappedKey wrapped = store.get(caseId);
        if (wrapped == null) {
            return Optional.empty();
        }
        CaseKey key = keys.unwrap(wrapped);
        unwrapped.put(caseId, key);
        return Optional.of(key);
    }

    /** Opens no more than the conditions that may be judged now read. */
    Map<String, String> open(Optional<CaseFile> file, Onboarding onboarding) {
        if (file.isEmpty() || file.get().closed()) {
            return Map.of();
        }
        CaseFile known = file.get();
        Map<String, String> answers = new HashMap<>();
        for (String field : onboarding.reads(known)) {
            Value value = known.fields().get(field);
            if (value != null) {
                answers.put(
                        field,
                        Speaking.open(known, field, value, key(known.caseId()).orElseThrow()));
            }
        }
        return answers;
    }

    /** Seals for one decision; without a key (it is destroyed) nothing in the clear can be left. */
    Sealer sealer(String caseId) {
        if (sealer == null) {
            sealer = key(caseId)
                    .<Sealer>map(key -> new FieldSealer(caseId, key))
                    .orElse((field, value) -> {
                        if (value.isClear()) {
                            throw new IllegalStateException("a field in the clear after its key was destroyed");
                        }
                        return value;
                    });
        }
        return sealer;
    }

    void endOfDecision() {
        sealer = null;
    }

    void destroy(String caseId) {
        store.delete(caseId);
        unwrapped.remove(caseId);
    }
}
