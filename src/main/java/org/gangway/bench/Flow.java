// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.CaseView;
import org.gangway.wire.Json;
import org.gangway.wire.OutcomeRecord;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.RecordReader;
import org.gangway.wire.TopicFollower;
import org.jspecify.annotations.Nullable;

/** Sends cases through the application, so many at a time, and counts those that came to their end. */
final class Flow implements AutoCloseable {
    private static final Duration STALLED = Duration.ofSeconds(60);

    private final Customers customers;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Set<String> concluded = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final Semaphore window;
    private final int width;
    private final TopicFollower asked;
    private final TopicFollower outcomes;
    private final TopicFollower cases;

    /**
     * One stretch of work.
     *
     * @param toOutcome seconds until the last outcome was on its topic
     * @param toClosed seconds until the last key was shredded and the last certificate signed
     */
    record Stretch(int cases, double toOutcome, double toClosed) {
        /** Cases that were wholly done, with shredding and certificate. */
        double perSecond() {
            return cases / toClosed;
        }
    }

    private volatile long lastOutcome;

    Flow(BenchApplication app, int width) {
        this.width = width;
        this.window = new Semaphore(width);
        this.customers = new Customers(app.door(), app.channel(), app.topics().physical("chat.received"), app.kafka());
        this.asked = follow(app, "chat.outgoing", this::asked);
        this.outcomes = follow(app, "outcomes", this::outcome);
        this.cases = follow(app, "cases", this::changed);
    }

    /**
     * @param most cases, or 0 for as many as begin within the time
     * @param known answers that need not be asked, for a case without conversation
     */
    Stretch run(String scenario, @Nullable Map<String, String> known, Duration time, int most) {
        concluded.clear();
        String channel = known == null ? "web" : "none";
        long began = System.nanoTime();
        int started = 0;
        while (most == 0 ? System.nanoTime() - began < time.toNanos() : started < most) {
            take(1);
            String conversation = UUID.randomUUID().toString().replace("-", "");
            running.add(conversation);
            customers.start(conversation, channel, scenario, known);
            started++;
        }
        take(width);
        long closed = System.nanoTime();
        window.release(width);
        if (concluded.size() != started || refused.get() > 0) {
            throw new IllegalStateException(started + " cases were begun, " + concluded.size() + " concluded, "
                    + refused.get() + " of them not approved");
        }
        return new Stretch(started, (lastOutcome - began) / 1e9, (closed - began) / 1e9);
    }

    private void take(int permits) {
        try {
            if (!window.tryAcquire(permits, STALLED.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("no case has come to its end for " + STALLED.toSeconds() + " s; "
                        + running.size() + " are under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void asked(ConsumerRecord<String, byte[]> record) {
        if (running.contains(record.key())) { // others on this topic answer for themselves
            customers.hear(record.key(), Json.read(record.value(), OutgoingRecord.class));
        }
    }

    private void outcome(ConsumerRecord<String, byte[]> record) {
        if (!Json.read(record.value(), OutcomeRecord.class).outcome().equals("approved")) {
            refused.incrementAndGet();
        }
        concluded.add(record.key());
        lastOutcome = System.nanoTime();
    }

    private void changed(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null
                && Json.read(record.value(), CaseView.class).phase().equals("closed")
                && running.remove(record.key())) {
            window.release();
        }
    }

    private static TopicFollower follow(BenchApplication app, String topic, RecordReader reader) {
        TopicFollower follower = TopicFollower.of(
                        app.topics().physical(topic), TopicFollower.From.END, app.kafka(), reader)
                .start();
        try {
            if (!follower.awaitCaughtUp(STALLED)) {
                throw new IllegalStateException("the topic " + topic + " cannot be read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return follower;
    }

    @Override
    public void close() {
        asked.close();
        outcomes.close();
        cases.close();
        customers.close();
    }
}
