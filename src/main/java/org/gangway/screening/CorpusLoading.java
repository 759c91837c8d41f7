// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** The corpus, loading on a thread of its own while other beans are made. Nothing starts before it is there. */
final class CorpusLoading implements Supplier<Corpus>, SmartInitializingSingleton {
    private final CompletableFuture<Corpus> corpus;
    private final Consumer<Corpus> loaded;

    /** @param loaded told of the corpus when everything else is made */
    CorpusLoading(Supplier<Corpus> load, Consumer<Corpus> loaded) {
        this.loaded = loaded;
        this.corpus = CompletableFuture.supplyAsync(
                load,
                task -> Thread.ofPlatform().daemon().name("sanctions-lists").start(task));
    }

    /** @throws ListBroken if a list cannot be used: that ends the start */
    @Override
    public void afterSingletonsInstantiated() {
        loaded.accept(get());
    }

    /** Waits for it. */
    @Override
    public Corpus get() {
        try {
            return corpus.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
