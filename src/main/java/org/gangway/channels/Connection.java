// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gangway.sealing.SealBroken;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream of server-sent events, written by a virtual thread of its own. What is said while earlier events are
 * read again waits in a bounded queue; a position is written once, whichever way it came.
 */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private static final Outgoing REPLACED =
            new Outgoing(new Position(0, 0), "", new OutgoingRecord("", null, "", "", ""));

    final String conversationId;
    /** Where the browser is. */
    final String address;

    final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<Outgoing> waiting;
    private final Unsealing unsealing;
    private volatile boolean open = true;
    private @Nullable Position seen;

    Connection(String conversationId, String address, int queue, Unsealing unsealing) {
        this.conversationId = conversationId;
        this.address = address;
        this.waiting = new ArrayBlockingQueue<>(queue);
        this.unsealing = unsealing;
    }

    /** Never blocks. @return false if this browser is too slow, or gone */
    boolean offer(Outgoing outgoing) {
        return open && waiting.offer(outgoing);
    }

    void close() {
        open = false;
        emitter.complete();
    }

    /** Ends this stream in favour of a newer one; its page must not come back by itself. */
    void replace() {
        if (!waiting.offer(REPLACED)) {
            close();
        }
    }

    boolean open() {
        return open;
    }

    /** Writes until the stream ends. */
    @SuppressWarnings("ReferenceEquality") // the sign to stop is one object
    void write(Start start, Duration heartbeat) {
        try {
            begin(start);
            while (open) {
                Outgoing next = waiting.poll(heartbeat.toNanos(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    emitter.send(SseEmitter.event().comment("still here"));
                } else if (next == REPLACED) {
                    emitter.send(SseEmitter.event().name("elsewhere").data("{}"));
                    close();
                } else {
                    write(next);
                }
            }
        } catch (IOException | IllegalStateException e) {
            // the browser has gone: it comes back with the id of the last event it got
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void begin(Start start) throws IOException {
        seen = start.again().isPresent() ? start.at() : null;
        emitter.send(SseEmitter.event()
                .name(start.again().isPresent() ? "resumed" : "resume")
                .id(start.at().toString())
                .reconnectTime(1_000)
                .data("{}"));
        for (Outgoing earlier : start.again().orElse(List.of())) {
            write(earlier);
        }
    }

    private void write(Outgoing next) throws IOException {
        Position last = seen;
        if (last != null && !next.position().after(last)) {
            return;
        }
        seen = next.position();
        Optional<BrowserEvent> event = opened(next);
        if (event.isPresent()) {
            emitter.send(SseEmitter.event()
                    .id(next.position().toString())
                    .data(new String(Json.write(event.get()), StandardCharsets.UTF_8)));
        }
    }

    private Optional<BrowserEvent> opened(Outgoing next) {
        try {
            return unsealing.event(next);
        } catch (SealBroken | Json.Malformed | IllegalArgumentException e) {
            LOG.atError()
                    .addKeyValue("partition", next.position().partition())
                    .addKeyValue("offset", next.position().offset())
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("Skipped an outgoing message that does not open");
            return Optional.empty();
        }
    }

    /**
     * How a stream begins.
     *
     * @param at what the browser has seen already; where it is not known what it missed, the end of the log
     * @param again what was said since; absent if that is not known, so that the page has to ask what is open
     */
    record Start(Position at, Optional<List<Outgoing>> again) {}
}
