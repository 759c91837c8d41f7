// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/** Stands for every system a route calls, on the loopback address: expects calls in order and answers as the test says. */
final class VendorStub implements AutoCloseable {
    private static final int UNEXPECTED = 404;

    private final HttpServer server;
    private final Deque<RouteTestFile.Call> expected = new ArrayDeque<>();
    private final List<String> failures = new ArrayList<>();

    VendorStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void expect(@Nullable List<RouteTestFile.Call> calls) {
        failures.clear();
        expected.clear();
        if (calls != null) {
            expected.addAll(calls);
        }
    }

    /** What differed, calls that never came included. */
    synchronized List<String> failures() {
        List<String> all = new ArrayList<>(failures);
        expected.forEach(call -> all.add("expected call " + call.method() + " " + call.path() + ", which never came"));
        return all;
    }

    private synchronized void answer(HttpExchange call) throws IOException {
        try (call) {
            String came = call.getRequestMethod() + " " + call.getRequestURI();
            JsonNode body = json(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            RouteTestFile.Call next = expected.poll();
            if (next == null) {
                failures.add("unexpected call " + came);
                call.sendResponseHeaders(UNEXPECTED, -1);
                return;
            }
            compare(next, call, came, body);
            send(call, next.answer());
        }
    }

    private void compare(RouteTestFile.Call next, HttpExchange call, String came, JsonNode body) {
        String wanted = next.method() + " " + next.path();
        if (!wanted.equals(came)) {
            failures.add("expected call " + wanted + ", got " + came);
        }
        orEmpty(next.headers()).forEach((name, value) -> compareHeader(came, name, value, call));
        if (next.body() != null) {
            JsonSubset.differences("body of " + came, next.body(), body).forEach(failures::add);
        }
    }

    private void compareHeader(String came, String name, String wanted, HttpExchange call) {
        String got = call.getRequestHeaders().getFirst(name);
        if (got == null || (!wanted.equals("*") && !wanted.equals(got))) {
            failures.add("header " + name + " of " + came + ": expected " + wanted + ", got "
                    + (got == null ? "none" : got));
        }
    }

    private static void send(HttpExchange call, RouteTestFile.@Nullable Answer answer) throws IOException {
        if (answer == null) {
            call.sendResponseHeaders(200, -1);
            return;
        }
        orEmpty(answer.headers())
                .forEach((name, value) -> call.getResponseHeaders().set(name, value));
        byte[] body = answer.body() == null ? new byte[0] : Json.write(answer.body());
        if (body.length > 0) {
            call.getResponseHeaders().set("Content-Type", "application/json");
        }
        call.sendResponseHeaders(answer.status() == 0 ? 200 : answer.status(), body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return Json.MAPPER.getNodeFactory().textNode(text);
        }
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
