// SPDX-License-Identifier: Apache-2.0
package org.gangway.vendors;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.casefile.Reply;
import org.gangway.sealing.References;
import org.gangway.wire.ReplyRecord;

/**
 * Puts what vendors report on {@code replies}, under the conversation of the command. May be given the same report any
 * number of times, late and in any order: only one for the outstanding round of a step counts.
 */
public final class Reports {
    private static final Pattern COMMAND = Pattern.compile("((.+)-\\d+)\\.([^.]+)\\.\\d+");
    /** A report counts for whichever delivery is the last. */
    private static final int ANY_DELIVERY = 1;

    /** Puts one reply on {@code replies}, and returns when Kafka has it. */
    @FunctionalInterface
    interface Replies {
        void put(String conversation, String id, ReplyRecord reply);
    }

    private final References references;
    private final Replies replies;

    Reports(References references, Replies replies) {
        this.references = references;
        this.replies = replies;
    }

    /**
     * Returns when Kafka has it. False, and nothing is put, if the reference is not one that this vendor was given.
     *
     * @throws org.gangway.wire.AcknowledgedProducer.NotAcknowledged if it may not be there: the vendor is to say it again
     */
    public boolean take(String vendor, Report report) {
        Optional<Matcher> command = references
                .commandId(vendor, report.reference())
                .map(COMMAND::matcher)
                .filter(Matcher::matches);
        command.ifPresent(found -> put(found, vendor, report));
        return command.isPresent();
    }

    private void put(Matcher command, String vendor, Report report) {
        Reply reply = report.reply();
        ReplyRecord replied = new ReplyRecord(
                command.group(1),
                command.group(),
                command.group(3),
                ANY_DELIVERY,
                reply.kind(),
                reply.reasons(),
                reply.facts(),
                null);
        String id = command.group() + "." + vendor + "." + report.id();
        replies.put(command.group(2), id, replied);
    }
}
