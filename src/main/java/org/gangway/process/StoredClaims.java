// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Question;
import org.gangway.casefile.StepState;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.SealBroken;
import org.gangway.sealing.WrappedKey;

/**
 * The claims in the stored state of a case. A claim is sealed, so whatever the case has sealed is opened here, off the
 * stream thread and only for cases with objects of yesterday; nothing of it is kept but the names of objects.
 */
final class StoredClaims implements KeyKeeper.Claims {
    private final Stores stores;
    private final CaseKeys keys;
    private final ObjectStore objects;

    /** The stores of the process, for reading. */
    interface Stores {
        /** @throws InvalidStateStoreException if they cannot be read now */
        <V> ReadOnlyKeyValueStore<String, V> store(String name);
    }

    StoredClaims(Stores stores, CaseKeys keys, ObjectStore objects) {
        this.stores = stores;
        this.keys = keys;
        this.objects = objects;
    }

    @Override
    public Optional<Set<String>> of(OpenCases.OpenCase open) {
        try {
            StoredCase stored = stores.<StoredCase>store(Nodes.CASES_STORE).get(open.conversationId());
            WrappedKey wrapped = stores.<WrappedKey>store(Nodes.KEYS_STORE).get(open.caseId());
            if (stored == null || wrapped == null || !stored.file().caseId().equals(open.caseId())) {
                return Optional.empty(); // another instance has it, or it has just ended
            }
            return Optional.of(claimed(stored.file(), keys.unwrap(wrapped)));
        } catch (InvalidStateStoreException | KeyGone | SealBroken e) {
            return Optional.empty();
        }
    }

    private Set<String> claimed(CaseFile file, CaseKey key) {
        Set<String> found = new HashSet<>();
        BiConsumer<String, Value> look = (name, value) -> {
            if (value instanceof Value.Sealed sealed) {
                objects.claimed(key.open(file.caseId(), name, sealed)).ifPresent(found::add);
            }
        };
        file.fields().forEach(look);
        file.steps().forEach((step, state) -> look(step + ".", state, look));
        return found;
    }

    private static void look(String step, StepState state, BiConsumer<String, Value> look) {
        Stream.of(state.facts(), state.answers(), arguments(state))
                .forEach(values -> values.forEach((name, value) -> look.accept(step + name, value)));
        state.question().flatMap(Question::attachment).ifPresent(value -> look.accept(step + "attachment", value));
    }

    private static Map<String, Value> arguments(StepState state) {
        return state.question().map(Question::arguments).orElse(Map.of());
    }
}
