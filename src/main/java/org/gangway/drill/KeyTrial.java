// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.KeysLeft;
import org.gangway.sealing.SealBroken;
import org.gangway.sealing.WrappedKey;

/** Tries every key there is on everything that was copied. */
final class KeyTrial {
    private final KeysLeft left;
    private final List<CaseKey> keys;
    private final List<CaseKey> ofObjects = new ArrayList<>();

    /** How many of each opened. */
    record Opened(int wrapped, int fields, int letters, int objects) {
        int total() {
            return wrapped + fields + letters + objects;
        }

        /** Whether there was something of each kind. */
        boolean everything() {
            return wrapped > 0 && fields > 0 && letters > 0 && objects > 0;
        }
    }

    /** @param others keys of further cases, which are tried as well */
    private KeyTrial(KeysLeft left, List<WrappedKey> wrapped, List<WrappedKey> others) {
        this.left = left;
        this.keys = new ArrayList<>(left.lasting());
        Stream.concat(wrapped.stream(), others.stream())
                .flatMap(key -> left.unwrap(key).stream())
                .forEach(keys::add);
    }

    static Opened of(SealedCopies copies, KeysLeft left, List<WrappedKey> others) {
        return new KeyTrial(left, List.copyOf(copies.wrapped()), others).open(copies);
    }

    private Opened open(SealedCopies copies) {
        int wrapped =
                count(copies.wrapped().stream().map(key -> left.unwrap(key).isPresent()));
        int fields = count(copies.fields().entrySet().stream().map(this::opens));
        int letters = count(copies.letters().stream().map(this::opens));
        int objects = count(copies.objects().entrySet().stream().map(this::opensObject));
        return new Opened(wrapped, fields, letters, objects);
    }

    private static int count(Stream<Boolean> opened) {
        return Math.toIntExact(opened.filter(open -> open).count());
    }

    private boolean opens(Map.Entry<SealedCopies.Field, Set<SealedCopies.Name>> field) {
        Optional<String> clear = field.getValue().stream()
                .flatMap(SealedCopies.Name::possible)
                .distinct()
                .flatMap(name -> keys.stream().flatMap(key -> clear(key, field.getKey(), name).stream()))
                .findFirst();
        clear.flatMap(KeysLeft::claimed).ifPresent(ofObjects::add);
        return clear.isPresent();
    }

    private static Optional<String> clear(CaseKey key, SealedCopies.Field field, String name) {
        try {
            return Optional.of(key.open(field.caseId(), name, new Value.Sealed(field.token())));
        } catch (SealBroken shut) {
            return Optional.empty();
        }
    }

    private boolean opens(SealedCopies.Letter letter) {
        try {
            return left.opens(letter.conversationId(), Base64.getDecoder().decode(letter.sealed()));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private boolean opensObject(Map.Entry<SealedCopies.Stored, byte[]> object) {
        return Stream.concat(keys.stream(), ofObjects.stream())
                .anyMatch(key -> KeysLeft.opens(
                        key, object.getKey().caseId(), object.getKey().name(), object.getValue()));
    }
}
