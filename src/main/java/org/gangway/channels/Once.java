// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes something at its first use and keeps it. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> make;
    private volatile @Nullable T made;

    Once(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        T found = made;
        return found == null ? first() : found;
    }

    boolean used() {
        return made != null;
    }

    private synchronized T first() {
        T found = made;
        if (found == null) {
            found = make.get();
            made = found;
        }
        return found;
    }
}
