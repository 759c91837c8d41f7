// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps a {@link Rescreener} working: after a failure another one takes its place, and goes on where the last commit was. */
final class RescreeningLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RescreeningLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    private final Supplier<Rescreener> make;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    RescreeningLoop(Supplier<Rescreener> make) {
        this.make = make;
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("rescreening").daemon().start(this::work);
    }

    private void work() {
        while (wanted()) {
            try (Rescreener rescreener = make.get()) {
                rescreener.run(this::wanted);
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log("Rescreening begins anew from what was committed last");
                pause();
            }
        }
    }

    private boolean wanted() {
        return stopped.getCount() > 0;
    }

    private void pause() {
        try {
            boolean over = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.atDebug().addKeyValue("over", over).log("paused");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        Thread working = thread;
        thread = null;
        try {
            if (working != null && !working.join(GOODBYE)) {
                LOG.atWarn().log("Rescreening does not stop in time; what it has not committed is done again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
