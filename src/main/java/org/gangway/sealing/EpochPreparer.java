// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Keeps the epochs prepared on a thread of its own, so that a stream thread seldom waits for a disk or for KMS. */
final class EpochPreparer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EpochPreparer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private final EpochKeys epochs;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("epochs").factory());

    private volatile boolean prepared = true;

    private EpochPreparer(EpochKeys epochs, Clock clock) {
        this.epochs = epochs;
        this.clock = clock;
    }

    /** Prepares once, here and now, so that an unusable key stops the start; then again and again. */
    static EpochPreparer start(EpochKeys epochs, Duration shortestEpoch, Clock clock) {
        epochs.prepare(clock.instant());
        EpochPreparer preparer = new EpochPreparer(epochs, clock);
        long pause = Math.min(shortestEpoch.dividedBy(4).toMillis(), LONGEST_PAUSE.toMillis());
        preparer.thread.scheduleWithFixedDelay(preparer::prepare, pause, pause, TimeUnit.MILLISECONDS);
        return preparer;
    }

    /** Whether the last time went well. */
    boolean prepared() {
        return prepared;
    }

    private void prepare() {
        try {
            epochs.prepare(clock.instant());
            prepared = true;
        } catch (RuntimeException e) {
            prepared = false;
            LOG.atError()
                    .addKeyValue(
                            "cause",
                            NestedExceptionUtils.getMostSpecificCause(e)
                                    .getClass()
                                    .getName())
                    .log("keys of the next epochs cannot be prepared, will be tried again");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
