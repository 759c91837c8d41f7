// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Destroys the keys of epochs that have ended, and knows by when that will have happened. */
public final class KeyShredder {
    private static final Logger LOG = LoggerFactory.getLogger(KeyShredder.class);
    private final EpochKeys epochs;
    private final Ledger ledger;
    private final Lifetimes lifetimes;
    private final Clock clock;
    private final EndsSeen ends;

    /** @param nanos as {@link System#nanoTime}: nobody moves it */
    KeyShredder(EpochKeys epochs, Ledger ledger, Lifetimes lifetimes, Clock clock, LongSupplier nanos) {
        this.epochs = epochs;
        this.ledger = ledger;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.ends = new EndsSeen(nanos);
    }

    /**
     * Destroys every key that has outlived its use. To be called at least once every {@code gangway.sealing.sweep}, by one
     * thread. A key that cannot be destroyed now (KMS does not answer) is logged and comes again next time.
     *
     * <p>A clock can be moved on over the end of an epoch and its grace, so sweeps must also have seen the end for as long
     * as the grace. The limit counts by the clock alone: it is a promise, and a program that starts anew has seen nothing.
     *
     * @return what is now destroyed
     */
    public List<Epoch> sweep(Instant now, KeyUse use) {
        List<Epoch> ended = epochs.ended(now);
        ends.seen(ended);
        List<Epoch> destroyed = new ArrayList<>();
        for (Epoch epoch : ended) {
            if (restedEnough(epoch, now) && lifetimes.mayDestroy(epoch, now, use) && destroyed(epoch)) {
                destroyed.add(epoch);
            }
        }
        return List.copyOf(destroyed);
    }

    /** The epochs of a purpose that have ended and whose key is still there, or not completely destroyed. */
    public List<Epoch> ended(Purpose purpose, Instant now) {
        return epochs.of(purpose).ended(now);
    }

    /**
     * Destroys the key of an epoch for ever, asking nobody. Repeatable.
     *
     * @throws IllegalArgumentException if the epoch has not ended
     */
    public void destroy(Epoch epoch) {
        if (!epoch.endedBy(clock.instant())) {
            throw new IllegalArgumentException("an epoch's key is destroyed when the epoch has ended, not before");
        }
        epochs.of(epoch.purpose()).destroy(epoch);
    }

    /** For how long the oldest key has been there that certificates have promised to be gone; zero if all are. */
    public Duration overdue() {
        Instant now = clock.instant();
        return epochs.ended(now).stream()
                .map(epoch -> Duration.between(lifetimes.promised(epoch), now))
                .filter(Duration::isPositive)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** When destruction of the epoch's key began; from then on it answers {@link KeyGone}. */
    public Optional<Instant> destroyedAt(Epoch epoch) {
        ledger.refresh();
        return ledger.time(epoch.id());
    }

    /**
     * From when no copy of a case opens any more, in a backup or anywhere else: T2 of its deletion certificate. Holds if
     * {@link #sweep} is called as often as it asks for.
     *
     * @param wrappingEpoch id of the epoch that the case's key was wrapped in
     */
    public Instant latestOpening(String wrappingEpoch, Instant closedAt) {
        return lifetimes.latestOpening(Epoch.parse(wrappingEpoch), closedAt);
    }

    /** Ids of all the epochs of a purpose, in order, in which something opened and closed at these times can have been sealed. */
    public List<String> epochs(Purpose purpose, Instant openedAt, Instant closedAt) {
        return Stream.iterate(
                        lifetimes.epoch(purpose, openedAt),
                        epoch -> !epoch.start().isAfter(closedAt),
                        Epoch::next)
                .map(Epoch::id)
                .toList();
    }

    /** Every case must have lost its key so long after its opening: {@code gangway.sealing.max-case-age}. */
    public Duration maxCaseAge() {
        return lifetimes.maxCaseAge();
    }

    /** What has begun is finished at once. */
    private boolean restedEnough(Epoch epoch, Instant now) {
        return ends.seenFor(epoch, lifetimes.grace()) || lifetimes.atLimit(epoch, now) || ledger.contains(epoch.id());
    }

    private boolean destroyed(Epoch epoch) {
        try {
            destroy(epoch);
            LOG.atInfo().addKeyValue("epoch", epoch.id()).log("key destroyed");
            return true;
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("epoch", epoch.id())
                    .addKeyValue(
                            "cause",
                            NestedExceptionUtils.getMostSpecificCause(e)
                                    .getClass()
                                    .getName())
                    .log("key not destroyed, will be tried again");
            return false;
        }
    }
}
