// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/** Nothing else starts before the broker serves. */
final class BrokerLifecycle implements SmartLifecycle, DisposableBean {
    private final FutureTask<EmbeddedBroker> broker;
    private volatile boolean running;

    private BrokerLifecycle(FutureTask<EmbeddedBroker> broker) {
        this.broker = broker;
    }

    static BrokerLifecycle startOnItsOwnThread(Path folder, int port) {
        FutureTask<EmbeddedBroker> starting = new FutureTask<>(() -> EmbeddedBroker.start(folder, port));
        Thread.ofPlatform().name("broker-start").start(starting);
        return new BrokerLifecycle(starting);
    }

    @Override
    public void start() {
        await();
        running = true;
    }

    /** Waits, and throws what the broker threw. */
    private EmbeddedBroker await() {
        try {
            return broker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the broker was starting");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BrokerRefused refused ? refused : new CompletionException(e.getCause());
        }
    }

    @Override
    public void stop() {
        running = false; // closed in destroy(), when no client is left
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void destroy() {
        try {
            await().close();
        } catch (BrokerRefused e) {
            running = false; // never started: nothing to close, and start() has said why
        }
    }
}
