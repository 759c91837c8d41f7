// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes traces, and keeps each message as it came. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final Path folder;
    private final AtomicInteger messages = new AtomicInteger();

    Collector(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    int messages() {
        return messages.get();
    }

    private void take(HttpExchange call) throws IOException {
        try (call;
                InputStream body = call.getRequestBody()) {
            Files.write(folder.resolve("message-" + messages.incrementAndGet()), body.readAllBytes());
            call.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            call.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
