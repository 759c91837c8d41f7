// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gangway.sealing.KeyShredder;
import org.gangway.sealing.KeyUse;
import org.gangway.sealing.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets keys and objects go that nobody needs any more, as seen on {@code cases} and in the committed offsets. */
final class KeyKeeper implements KeyUse, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeyKeeper.class);

    /** A photo that its case has not claimed after this long never will be. */
    private static final Duration UNCLAIMED = Duration.ofHours(24);

    private final KeyShredder shredder;
    private final ObjectStore objects;
    private final OpenCases cases;
    private final Reading reading;
    private final Claims claims;
    private final Progress doors;
    private final Progress inputs;
    private final Duration every;
    private final Clock clock;
    private @Nullable ScheduledExecutorService sweeping;

    /** How far the process has come with what it reads. */
    @FunctionalInterface
    interface Progress {
        boolean committedPast(Instant time);
    }

    /** The reading of {@code cases} into {@link OpenCases}. */
    interface Reading {
        void start();

        boolean caughtUp();

        void close();
    }

    /** Which objects a case refers to. */
    @FunctionalInterface
    interface Claims {
        /** @return empty if that cannot be said here and now */
        Optional<Set<String>> of(OpenCases.OpenCase open);
    }

    /**
     * @param doors how far it has come on {@code chat.received}, for the keys of doors
     * @param inputs how far it has come with whatever can bring a claim
     */
    KeyKeeper(
            KeyShredder shredder,
            ObjectStore objects,
            OpenCases cases,
            Reading reading,
            Claims claims,
            Progress doors,
            Progress inputs,
            Duration every,
            Clock clock) {
        this.shredder = shredder;
        this.objects = objects;
        this.cases = cases;
        this.reading = reading;
        this.claims = claims;
        this.doors = doors;
        this.inputs = inputs;
        this.every = every;
        this.clock = clock;
    }

    /** Before everything on {@code cases} has been read, nothing can be said to be unused. */
    void sweep() {
        if (!reading.caughtUp()) {
            return;
        }
        try {
            Instant now = clock.instant();
            shredder.sweep(now, this);
            expire(now.minus(UNCLAIMED));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("keys of ended epochs could not be looked at, trying again");
        }
    }

    private void expire(Instant border) {
        if (!cases.allKnown() || !inputs.committedPast(border)) {
            return;
        }
        Map<String, Optional<Set<String>>> known = new HashMap<>();
        objects.expire(border, (caseId, object) -> known.computeIfAbsent(caseId, this::claimed)
                .map(claimed -> claimed.contains(object))
                .orElse(true));
    }

    /** A case that is not open claims nothing. */
    private Optional<Set<String>> claimed(String caseId) {
        return cases.find(caseId).map(claims::of).orElse(Optional.of(Set.of()));
    }

    @Override
    public boolean wrapsOpenCase(String epoch) {
        return cases.wrapsOne(epoch);
    }

    @Override
    public Optional<Instant> oldestOpening() {
        return cases.oldestOpening();
    }

    @Override
    public boolean committedPast(Instant time) {
        return doors.committedPast(time);
    }

    @Override
    public synchronized void start() {
        reading.start();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("key-keeper").daemon().factory());
        timer.scheduleWithFixedDelay(this::sweep, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        sweeping = timer;
    }

    @Override
    public synchronized void stop() {
        if (sweeping != null) {
            sweeping.shutdownNow();
            sweeping = null;
            reading.close();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return sweeping != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
