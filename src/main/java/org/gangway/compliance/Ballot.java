// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.gangway.wire.AcknowledgedProducer;
import org.jspecify.annotations.Nullable;

/** Takes what staff proposes, approves and withdraws, and puts it on a topic. Returns when this process has read it there. */
final class Ballot<T> {

    /** Puts one record on the topic. */
    @FunctionalInterface
    interface Pen<T> {
        /** @throws AcknowledgedProducer.NotAcknowledged if it may not be there */
        void write(String id, Change change, Motion.Signed signed, @Nullable T what);
    }

    private final Motions<T> motions;
    private final Pen<T> pen;
    private final Runnable catchUp;
    private final InstantSource clock;

    /** @param catchUp returns when everything that is on the topic now has been read */
    Ballot(Motions<T> motions, Pen<T> pen, Runnable catchUp, InstantSource clock) {
        this.motions = motions;
        this.pen = pen;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    Motion<T> propose(String login, T what) {
        String id = UUID.randomUUID().toString();
        write(id, Change.PROPOSED, login, what);
        return motions.find(id).orElseThrow(ComplianceRefusal::unavailable);
    }

    /** @throws ComplianceRefusal if it is not open, or this person's own */
    Motion<T> approve(String id, String login) {
        Motion<T> motion = open(id);
        if (motion.maker().by().equals(login)) {
            throw ComplianceRefusal.yours();
        }
        write(id, Change.APPROVED, login, null);
        return motions.find(id).filter(Motion::inForce).orElseThrow(ComplianceRefusal::decided);
    }

    /** Anybody who may propose may withdraw: taking an exemption back only ever brings alerts. */
    Motion<T> withdraw(String id, String login) {
        if (found(id).withdrawn().isPresent()) {
            throw ComplianceRefusal.decided();
        }
        write(id, Change.WITHDRAWN, login, null);
        return found(id);
    }

    Motion<T> open(String id) {
        return Optional.of(found(id)).filter(Motion::open).orElseThrow(ComplianceRefusal::decided);
    }

    private Motion<T> found(String id) {
        return motions.find(id).orElseThrow(ComplianceRefusal::unknown);
    }

    private void write(String id, Change change, String login, @Nullable T what) {
        try {
            pen.write(id, change, new Motion.Signed(login, clock.instant()), what);
            catchUp.run();
        } catch (AcknowledgedProducer.NotAcknowledged | IllegalStateException e) {
            throw ComplianceRefusal.unavailable();
        }
    }
}
