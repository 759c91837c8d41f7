// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/**
 * The lists, loading on a thread of their own while beans are made, the broker starts and topics are looked at. Nothing that
 * works on records starts before they are there.
 */
final class CorpusLoading implements Supplier<Corpora>, SmartLifecycle {
    private static final int PHASE = -300;

    private final CompletableFuture<Corpora> corpora;
    private final Consumer<Corpora> loaded;
    private volatile boolean running;

    /** @param loaded told of them when they are there */
    CorpusLoading(Supplier<Corpora> load, Consumer<Corpora> loaded) {
        this.loaded = loaded;
        this.corpora = CompletableFuture.supplyAsync(
                load,
                task -> Thread.ofPlatform().daemon().name("sanctions-lists").start(task));
    }

    /** @throws ListBroken if a list cannot be used: that ends the start */
    @Override
    public void start() {
        loaded.accept(get());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Behind topics, scenarios and keys, which take their time as well; before the process and the hands. */
    @Override
    public int getPhase() {
        return PHASE;
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
