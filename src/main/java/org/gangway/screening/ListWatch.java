// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the folder of lists again and again, and has it read when it has changed and then kept still for one look. */
final class ListWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);

    private final Path folder;
    private final Duration pause;
    private final Supplier<Corpora> corpora;
    private Map<String, String> before = Map.of();
    private @Nullable ScheduledExecutorService schedule;

    ListWatch(Path folder, Duration pause, Supplier<Corpora> corpora) {
        this.folder = folder;
        this.pause = pause;
        this.corpora = corpora;
    }

    /** One look. */
    synchronized void look() {
        Map<String, String> now = ListFolder.print(folder);
        boolean still = now.equals(before);
        before = now;
        if (still && !now.equals(corpora.get().inUse().print())) {
            corpora.get().offer(ListFolder.reading(folder));
        }
    }

    private void lookOrSay() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("folder", folder)
                    .addKeyValue("cause", e.getClass().getName())
                    .log("The sanctions lists could not be looked at; those in use stay");
        }
    }

    @Override
    public synchronized void start() {
        schedule = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sanctions-lists-watch").factory());
        schedule.scheduleWithFixedDelay(this::lookOrSay, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (schedule != null) {
            schedule.shutdownNow();
            schedule = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return schedule != null;
    }
}
