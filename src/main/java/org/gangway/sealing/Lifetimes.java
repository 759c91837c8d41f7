// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * How long keys live: pure rules on times.
 *
 * <p>A key may be destroyed once its epoch has ended, the grace is over and nobody needs it. It must be destroyed at its
 * limit whether needed or not, since a deletion certificate has promised so.
 *
 * @param door length of a door epoch
 * @param wrapping length of a wrapping epoch
 * @param channel length of a channel epoch
 * @param grace from the end of an epoch until its key may go: longer than a producer tries to deliver, than a Kafka
 *     transaction may last (cases opened but not yet seen), and than clocks differ
 * @param doorLimit from the end of a door epoch until its key must go; the retention of {@code chat.received}, after
 *     which there is nothing left that it would open
 * @param maxCaseAge within this time of its opening every case has lost its key; the process does not start otherwise
 * @param sweep how often ended epochs are looked for, at the least
 * @param recoverable how long an administrator could undo a destruction: the waiting time of AWS KMS, zero otherwise
 */
record Lifetimes(
        Duration door,
        Duration wrapping,
        Duration channel,
        Duration grace,
        Duration doorLimit,
        Duration maxCaseAge,
        Duration sweep,
        Duration recoverable) {

    Lifetimes {
        if (List.of(door, wrapping, channel).stream().anyMatch(length -> !Epoch.isLength(length))) {
            throw new KeystoreUnusable("gangway.sealing.door-epoch, gangway.sealing.wrapping-epoch and"
                    + " gangway.sealing.channel-epoch must be whole seconds, at least one");
        }
        if (grace.isNegative() || doorLimit.compareTo(grace) < 0 || maxCaseAge.compareTo(grace) < 0) {
            throw new KeystoreUnusable("gangway.sealing.grace must not be negative, and gangway.sealing.door-limit and"
                    + " gangway.sealing.max-case-age must be at least as long");
        }
    }

    Epoch epoch(Purpose purpose, Instant at) {
        return Epoch.at(purpose, length(purpose), at);
    }

    Duration length(Purpose purpose) {
        return switch (purpose) {
            case DOOR -> door;
            case WRAPPING -> wrapping;
            case CHANNEL -> channel;
        };
    }

    boolean mayDestroy(Epoch epoch, Instant now, KeyUse use) {
        if (now.isBefore(epoch.end().plus(grace))) {
            return false;
        }
        return atLimit(epoch, now) || !needed(epoch, use);
    }

    /** Whether its key must go, whoever needs it. */
    boolean atLimit(Epoch epoch, Instant now) {
        return !now.isBefore(limit(epoch));
    }

    /** When the key of this epoch is destroyed at the latest, but for the time until the sweep comes round. */
    Instant limit(Epoch epoch) {
        return switch (epoch.purpose()) {
            case DOOR -> epoch.end().plus(doorLimit);
            // A case opened in the last moment of the epoch may live until then.
            case WRAPPING, CHANNEL -> epoch.end().plus(maxCaseAge).plus(grace);
        };
    }

    /** By when its destruction must have begun for every certificate to hold. */
    Instant promised(Epoch epoch) {
        return limit(epoch).plus(sweep);
    }

    /** From when no copy of a case opens, in a backup or anywhere: the last key that could do so is beyond recovery. */
    Instant latestOpening(Epoch wrapping, Instant closedAt) {
        Instant last = Collections.max(List.of(
                limit(wrapping), limit(epoch(Purpose.CHANNEL, closedAt)), limit(epoch(Purpose.DOOR, closedAt))));
        return last.plus(sweep).plus(recoverable);
    }

    private boolean needed(Epoch epoch, KeyUse use) {
        return switch (epoch.purpose()) {
            // A message is stamped when its producer has found the topic, which may be after the end of the epoch it
            // was sealed in.
            case DOOR -> !use.committedPast(epoch.end().plus(grace));
            case WRAPPING -> use.wrapsOpenCase(epoch.id());
            case CHANNEL ->
                use.oldestOpening()
                        .filter(opened -> !opened.isAfter(epoch.end()))
                        .isPresent();
        };
    }
}
