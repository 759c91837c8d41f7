// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.gangway.casefile.CaseFile;
import org.jspecify.annotations.Nullable;

/** The cases of one task by conversation: the store holds them as JSON, open ones used last are kept as they are. */
final class Cases {
    private static final int KEPT = 2_000;

    private final KeyValueStore<String, StoredCase> store;
    private final Map<String, StoredCase> recent = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredCase> eldest) {
            return size() > KEPT;
        }
    };

    Cases(KeyValueStore<String, StoredCase> store) {
        this.store = store;
    }

    @Nullable
    CaseFile get(String conversation) {
        StoredCase stored = find(conversation);
        return stored == null ? null : stored.file();
    }

    void put(CaseFile file) {
        StoredCase before = find(file.conversationId());
        StoredCase stored = before == null ? StoredCase.of(file) : before.becomes(file);
        store.put(file.conversationId(), stored);
        if (file.closed()) {
            recent.remove(file.conversationId());
        } else {
            recent.put(file.conversationId(), stored);
        }
    }

    private @Nullable StoredCase find(String conversation) {
        StoredCase known = recent.get(conversation);
        return known == null ? store.get(conversation) : known;
    }

    void delete(String conversation) {
        store.delete(conversation);
        recent.remove(conversation);
    }

    void forEach(Consumer<CaseFile> reader) {
        try (KeyValueIterator<String, StoredCase> all = store.all()) {
            all.forEachRemaining(entry -> reader.accept(entry.value.file()));
        }
    }
}
