// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** The lists, loading on a thread of its own while other beans are made. Nothing starts before they are there. */
final class CorpusLoading implements Supplier<Corpora>, SmartInitializingSingleton {
    private final CompletableFuture<Corpora> corpora;
    private final Consumer<Corpora> loaded;

    /** @param loaded told of them when everything else is made */
    CorpusLoading(Supplier<Corpora> load, Consumer<Corpora> loaded) {
        this.loaded = loaded;
        this.corpora = CompletableFuture.supplyAsync(
                load,
                task -> Thread.ofPlatform().daemon().name("sanctions-lists").start(task));
    }

    /** @throws ListBroken if a list cannot be used: that ends the start */
    @Override
    public void afterSingletonsInstantiated() {
        loaded.accept(get());
    }

    /** Waits for them. */
    @Override
    public Corpora get() {
        try {
            return corpora.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
