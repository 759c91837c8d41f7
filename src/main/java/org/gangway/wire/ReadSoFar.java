// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How far one thread has read a topic, for others to wait for. Offsets by the numbers of the partitions. */
final class ReadSoFar {
    private final Map<Integer, Long> next = new TreeMap<>();
    private Map<Integer, Long> goal = Map.of();
    private boolean caughtUp;
    private boolean absent;
    private boolean ended;

    static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(offset -> offset.getKey().partition(), Map.Entry::getValue));
    }

    /** @param topic whether there is one */
    synchronized void found(boolean topic) {
        absent = !topic;
        notifyAll();
    }

    /** Called by the thread that reads, when it knows where the topic ends and has sought its own place. */
    synchronized void begin(Consumer<?, ?> reading, Map<TopicPartition, Long> ends) {
        goal = byNumber(ends);
        take(reading);
    }

    /** Called by the thread that reads, after each poll. */
    synchronized void update(Consumer<?, ?> reading) {
        take(reading);
        caughtUp = caughtUp || reaches(goal);
        notifyAll();
    }

    private void take(Consumer<?, ?> reading) {
        reading.assignment().forEach(partition -> next.put(partition.partition(), reading.position(partition)));
    }

    /** What was read counts no more. */
    synchronized void forget() {
        next.clear();
    }

    /** Nobody reads any more: nobody need wait. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized Map<Integer, Long> positions() {
        return new TreeMap<>(next);
    }

    synchronized boolean caughtUp() {
        return caughtUp;
    }

    synchronized boolean absent() {
        return absent;
    }

    private synchronized boolean reaches(Map<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    /** @return whether it has come so far within this time */
    boolean await(Map<Integer, Long> ends, Duration patience) throws InterruptedException {
        return await(() -> reaches(ends), () -> ended, patience);
    }

    /** @return whether it has caught up within this time; false as well if there is no such topic */
    boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return await(() -> caughtUp, () -> ended || absent, patience);
    }

    private synchronized boolean await(BooleanSupplier wanted, BooleanSupplier hopeless, Duration patience)
            throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!wanted.getAsBoolean()) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0 || hopeless.getAsBoolean()) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
