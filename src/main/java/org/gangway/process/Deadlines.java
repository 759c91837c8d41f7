// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Deadline;

/**
 * The deadlines of one task's cases, in memory, rebuilt when the task starts. What is due is handed out, and again
 * after a while if the case still has it: its record may have been lost with an aborted transaction.
 *
 * <p>Only those of so many cases are handed out before some are worked on. After a start in which a day's reminders are due at once, or
 * an outage, all of them would otherwise be on {@code replies} before what a customer says right then, and be there again
 * and again until they are worked off.
 */
final class Deadlines {
    /** A fraction of a second's work for twelve tasks on one thread, and hundreds a second for each where they have their own. */
    static final int AT_ONCE = 32;

    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** One deadline of one conversation's case. */
    record Due(String conversationId, String caseId, Deadline deadline) {
        /** All of this case that have passed. */
        static Stream<Due> of(CaseFile file, Instant now) {
            return file.deadlines()
                    .filter(deadline -> !deadline.due().isAfter(now))
                    .map(deadline -> new Due(file.conversationId(), file.caseId(), deadline));
        }
    }

    private static final Comparator<Entry> BY_TIME =
            Comparator.comparing(Entry::at).thenComparing(Entry::conversationId);

    /** Of each case its first deadline: when that has passed, the case has changed, and is tracked again. */
    private final Map<String, Entry> byConversation = new HashMap<>();
    /** By when they are due. */
    private final TreeSet<Entry> waiting = new TreeSet<>(BY_TIME);
    /** By when they are handed out again. */
    private final TreeSet<Entry> handedOut = new TreeSet<>(BY_TIME);

    private record Entry(Instant at, String conversationId) {}

    /** Takes the case as it is now. Of how it was before nothing is kept: a case changes often, and its time may be weeks away. */
    void track(CaseFile file) {
        forget(file.conversationId());
        file.deadlines().min(Comparator.comparing(Deadline::due)).ifPresent(first -> {
            Entry entry = new Entry(first.due(), file.conversationId());
            byConversation.put(file.conversationId(), entry);
            waiting.add(entry);
        });
    }

    void clear() {
        byConversation.clear();
        waiting.clear();
        handedOut.clear();
    }

    void forget(String conversationId) {
        Entry old = byConversation.remove(conversationId);
        if (old != null) {
            waiting.remove(old);
            handedOut.remove(old);
        }
    }

    /** The conversations whose cases have deadlines to hand out now, the longest overdue first. */
    List<String> due(Instant now) {
        List<String> due = new ArrayList<>();
        while (isDue(handedOut, now)) {
            handOut(handedOut.removeFirst(), now, due);
        }
        while (handedOut.size() < AT_ONCE && isDue(waiting, now)) {
            handOut(waiting.removeFirst(), now, due);
        }
        return due;
    }

    /** How many times are kept. */
    int size() {
        return waiting.size() + handedOut.size();
    }

    private static boolean isDue(TreeSet<Entry> byTime, Instant now) {
        return !byTime.isEmpty() && !byTime.first().at.isAfter(now);
    }

    private void handOut(Entry entry, Instant now, List<String> due) {
        Entry again = new Entry(now.plus(AGAIN), entry.conversationId);
        byConversation.put(entry.conversationId, again);
        handedOut.add(again);
        due.add(entry.conversationId);
    }
}
