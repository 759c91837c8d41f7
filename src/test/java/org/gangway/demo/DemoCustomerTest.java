// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.gangway.demo.DemoCustomer.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a chat that starts slowly and breaks its streams off. */
class DemoCustomerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> lastEvents = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger streams = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/conversations", exchange -> answer(exchange, 201, ""));
        server.createContext("/api/stream", this::stream);
        server.createContext("/api/messages", exchange -> {
            messages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, messages.size() == 1 ? 503 : 202, "");
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCustomerWhoComesTooEarlyHearsEverythingAllTheSame() {
        try (DemoCustomer customer = customer()) {
            customer.start("en");

            assertThat(customer.next(PATIENCE)).extracting(Told::text).isEqualTo("first");
        }
        assertThat(streams).hasValueGreaterThan(1);
    }

    @Test
    void aStreamThatEndsIsTakenUpAfterTheLastEvent() {
        try (DemoCustomer customer = customer()) {
            customer.start("en");
            customer.next(PATIENCE);

            assertThat(customer.next(PATIENCE)).extracting(Told::text).isEqualTo("second");
        }
        assertThat(lastEvents).startsWith("", "", "0-7");
    }

    @Test
    void whatTheChatCannotTakeNowIsSentAgainWithTheSameId() {
        try (DemoCustomer customer = customer()) {
            customer.start("en");
        }
        assertThat(messages).hasSize(2);
        assertThat(messages.get(1)).isEqualTo(messages.get(0)).contains("\"id\"");
    }

    private DemoCustomer customer() {
        return new DemoCustomer(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private void stream(HttpExchange exchange) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        lastEvents.add(last == null ? "" : last);
        switch (streams.incrementAndGet()) {
            case 1 -> answer(exchange, 503, "");
            case 2 -> answer(exchange, 200, event("0-7", "first"));
            case 3 -> answer(exchange, 200, event("0-8", "second"));
            default -> answer(exchange, 200, "");
        }
    }

    private static String event(String id, String text) {
        return "id:" + id + "\ndata:{\"kind\":\"question\",\"text\":\"" + text + "\"}\n\n";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
