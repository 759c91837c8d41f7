// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.channels.Connection.Start;
import org.gangway.guard.Address;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What is said to a customer, as server-sent events: {@code GET /api/stream}. */
@WhenRole(Role.CHANNELS)
@RestController
final class StreamApi {

    private static final Logger LOG = LoggerFactory.getLogger(StreamApi.class);

    private final Visitors visitors;
    private final LiveStreams live;
    private final OutgoingLog log;
    private final Unsealing unsealing;
    private final WebChannelSettings settings;

    StreamApi(Visitors visitors, LiveStreams live, OutgoingLog log, Unsealing unsealing, WebChannelSettings settings) {
        this.visitors = visitors;
        this.live = live;
        this.log = log;
        this.unsealing = unsealing;
        this.settings = settings;
    }

    /** @param from where to go on, for a page that connects anew and so cannot send {@code Last-Event-ID} */
    @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @RequestParam(name = "from", required = false) @Nullable String from)
            throws IOException {
        String conversation = visitors.require(request);
        if (log.now(conversation).isEmpty()) {
            throw Refused.unavailable("The chat is starting.");
        }
        Connection connection =
                new Connection(conversation, Address.of(request.getRemoteAddr()), settings.queue(), unsealing);
        connection.emitter.onError(e -> connection.close());
        connection.emitter.onTimeout(connection::close);
        live.add(connection);
        Optional<Position> seen = Position.parse(last == null || last.isEmpty() ? from : last);
        // Now, on this thread: the stream's own would send the headers while the filters of this one still add to them.
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.flushBuffer();
        Thread.ofVirtual().name("stream").start(() -> run(connection, seen));
        return connection.emitter;
    }

    private void run(Connection connection, Optional<Position> seen) {
        try {
            connection.write(start(connection.conversationId, seen), settings.heartbeat());
        } catch (RuntimeException e) {
            // the browser tries again, and nothing was lost: it says what it has seen
            LOG.atWarn().addKeyValue("cause", e.getClass().getSimpleName()).log("A stream ended early");
        } finally {
            live.remove(connection);
            connection.close();
        }
    }

    private Start start(String conversation, Optional<Position> seen) {
        Position now = log.now(conversation).orElseThrow();
        Optional<List<Outgoing>> again = seen.flatMap(position -> log.since(conversation, position));
        return new Start(again.isPresent() ? seen.orElse(now) : now, again);
    }
}
