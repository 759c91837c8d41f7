// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The open streams of this process, by conversation; records of conversations without one are passed over. */
final class LiveStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private final Map<String, List<Connection>> open = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Places ofAddress;
    private final int each;
    private final int all;
    private volatile boolean running = true;

    /**
     * @param each most of one conversation
     * @param ofAddress most of one address; 0: no limit
     * @param all most of this process
     */
    LiveStreams(int each, int ofAddress, int all, MeterRegistry meters) {
        this.each = each;
        this.ofAddress = new Places(ofAddress);
        this.all = all;
        Gauge.builder("gangway.web.streams", count, AtomicInteger::get)
                .description("open streams of server-sent events")
                .register(meters);
    }

    /** From now on the connection is offered what is said. One too many of a conversation ends its oldest, which often
     * is a page that has gone without a word.
     *
     * @throws Refused (429) if its address has too many; (503) if this process has too many, or is stopping */
    void add(Connection connection) {
        if (!ofAddress.take(connection.address)) {
            throw Refused.tooMany("Too many pages are open at this address.");
        }
        if (count.incrementAndGet() > all || !running) {
            count.decrementAndGet();
            ofAddress.giveBack(connection.address);
            throw Refused.unavailable("Too many customers are connected here just now.");
        }
        List<Connection> own = open.compute(connection.conversationId, (id, list) -> with(list, connection));
        if (own.size() > each) {
            Connection oldest = own.getFirst();
            oldest.replace();
            remove(oldest);
        }
    }

    void remove(Connection connection) {
        open.computeIfPresent(connection.conversationId, (id, list) -> {
            if (list.remove(connection)) {
                count.decrementAndGet();
                ofAddress.giveBack(connection.address);
            }
            return list.isEmpty() ? null : list;
        });
    }

    /** @return whether anybody was there */
    boolean deliver(Outgoing outgoing) {
        List<Connection> there = open.getOrDefault(outgoing.conversationId(), List.of());
        there.forEach(connection -> offer(connection, outgoing));
        return !there.isEmpty();
    }

    /** Ends every stream; browsers come back on their own. */
    void drop() {
        open.values().forEach(list -> list.forEach(Connection::close));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server stops: it would wait for streams, which never end. */
    @Override
    public void stop() {
        running = false;
        drop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void offer(Connection connection, Outgoing outgoing) {
        boolean open = connection.open();
        if (connection.offer(outgoing)) {
            return;
        }
        if (open) {
            LOG.atInfo().log("Dropped the stream of a browser that reads too slowly");
        }
        connection.close();
        remove(connection);
    }

    private static List<Connection> with(@Nullable List<Connection> list, Connection connection) {
        List<Connection> own = list == null ? new CopyOnWriteArrayList<>() : list;
        own.add(connection);
        return own;
    }
}
