// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was proposed, folded from its topic. Four eyes are held here, by whoever reads: an approval by the maker counts for nothing,
 * and so does one of what is withdrawn. Safe for several threads.
 */
final class Motions<T> {

    private final Map<String, Motion<T>> motions = new LinkedHashMap<>();

    /** @return the motion, if this put it into force */
    synchronized Optional<Motion<T>> apply(String id, Change change, Motion.Signed signed, @Nullable T what) {
        Motion<T> before = motions.get(id);
        switch (change) {
            case PROPOSED -> {
                if (before == null && what != null) {
                    motions.put(id, new Motion<>(id, what, signed, Optional.empty(), Optional.empty()));
                }
                return Optional.empty();
            }
            case APPROVED -> {
                if (before == null || !before.open() || before.maker().by().equals(signed.by())) {
                    return Optional.empty();
                }
                Motion<T> approved =
                        new Motion<>(id, before.what(), before.maker(), Optional.of(signed), Optional.empty());
                motions.put(id, approved);
                return Optional.of(approved);
            }
            case WITHDRAWN -> {
                if (before != null && before.withdrawn().isEmpty()) {
                    motions.put(
                            id, new Motion<>(id, before.what(), before.maker(), before.checker(), Optional.of(signed)));
                }
                return Optional.empty();
            }
        }
        throw new IllegalStateException("no such change");
    }

    synchronized Optional<Motion<T>> find(String id) {
        return Optional.ofNullable(motions.get(id));
    }

    /** The newest first. */
    synchronized List<Motion<T>> all() {
        return List.copyOf(motions.values()).reversed();
    }

    synchronized void clear() {
        motions.clear();
    }
}
