// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.sealing.KeyShredder;
import org.gangway.sealing.KeyUse;
import org.gangway.sealing.ObjectStore;
import org.gangway.wire.CaseView;
import org.gangway.wire.Json;
import org.gangway.wire.TopicFollower;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets keys and objects go that nobody needs any more, as seen on {@code cases} and in the committed offsets. */
final class KeyKeeper implements KeyUse, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeyKeeper.class);

    /** A photo that no case has claimed after this long never will be. */
    private static final Duration UNCLAIMED = Duration.ofHours(24);

    private static final Set<String> KEYED = Set.of("running", "finally", "farewell");

    private final KeyShredder shredder;
    private final ObjectStore objects;
    private final TopicFollower cases;
    private final Progress progress;
    private final Duration every;
    private final Clock clock;
    private final Map<String, CaseView> open = new ConcurrentHashMap<>();
    private final Map<String, String> caseOf = new ConcurrentHashMap<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService sweeping;

    /** How far the process has come on {@code chat.received}. */
    @FunctionalInterface
    interface Progress {
        boolean committedPast(Instant time);
    }

    /** Follows {@code cases} with a reader that this object gives. */
    @FunctionalInterface
    interface Following {
        TopicFollower follow(java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader);
    }

    KeyKeeper(
            KeyShredder shredder,
            ObjectStore objects,
            Following cases,
            Progress progress,
            Duration every,
            Clock clock) {
        this.shredder = shredder;
        this.objects = objects;
        this.cases = cases.follow(this::read);
        this.progress = progress;
        this.every = every;
        this.clock = clock;
    }

    private void read(ConsumerRecord<String, byte[]> change) {
        if (change.value() == null) {
            unreadable.remove(change.key());
            return;
        }
        unreadable.add(change.key()); // until it has been read
        CaseView view = Json.read(change.value(), CaseView.class);
        unreadable.remove(change.key());
        String before = caseOf.put(view.conversationId(), view.caseId());
        if (before != null && !before.equals(view.caseId())) {
            open.remove(before);
        }
        if (KEYED.contains(view.phase())) {
            open.put(view.caseId(), view);
        } else {
            open.remove(view.caseId());
            caseOf.remove(view.conversationId());
        }
    }

    /** Before everything on {@code cases} has been read, nothing can be said to be unused. */
    void sweep() {
        if (!cases.caughtUp()) {
            return;
        }
        try {
            Instant now = clock.instant();
            shredder.sweep(now, this);
            objects.expire(now.minus(UNCLAIMED), open::containsKey);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("keys of ended epochs could not be looked at, trying again");
        }
    }

    /** A case whose view cannot be read may be open, and wrapped in any epoch. */
    @Override
    public boolean wrapsOpenCase(String epoch) {
        return !unreadable.isEmpty()
                || open.values().stream().anyMatch(view -> view.wrappingEpoch().equals(epoch));
    }

    @Override
    public Optional<Instant> oldestOpening() {
        if (!unreadable.isEmpty()) {
            return Optional.of(Instant.EPOCH);
        }
        return open.values().stream().map(CaseView::openedAt).min(Instant::compareTo);
    }

    @Override
    public boolean committedPast(Instant time) {
        return progress.committedPast(time);
    }

    @Override
    public synchronized void start() {
        cases.start();
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
            cases.close();
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
