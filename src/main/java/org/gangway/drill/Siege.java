// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients of one address that are slow on purpose, and streams by the thousand, while others are served. */
final class Siege implements AutoCloseable {
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final Duration DRIP = Duration.ofMillis(400);
    private static final int CONVERSATIONS = 80;

    private final RawWeb web;
    private final Strangers strangers;
    private final Queue<Socket> held = new ConcurrentLinkedQueue<>();
    private final List<Thread> drips = new ArrayList<>();
    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicInteger streamsRefused = new AtomicInteger();

    Siege(RawWeb web, Strangers strangers) {
        this.web = web;
        this.strangers = strangers;
    }

    /** @param scale how many of everything; 1 is a short form */
    void begin(int scale) {
        for (int i = 0; i < 100 * scale; i++) {
            begin("GET /api/conversations" + HOST + "X: ", false);
        }
        for (int i = 0; i < 20 * scale; i++) {
            begin(post("/api/messages", "application/json", i) + "{\"id\":", true);
        }
        for (int i = 0; i < 10 * scale; i++) {
            begin(post("/api/photos", "multipart/form-data; boundary=b", i) + "--b\r\n", true);
        }
        for (int i = 0; i < 300 * scale; i++) {
            stream(i);
        }
    }

    private String post(String path, String type, int number) {
        return "POST " + path + HOST + "Cookie: " + cookie(number) + "\r\nContent-Type: " + type
                + "\r\nContent-Length: 60000\r\n\r\n";
    }

    private String cookie(int number) {
        return strangers.cookies().get(number % CONVERSATIONS);
    }

    private void begin(String start, boolean drips) {
        try {
            Socket socket = web.connect();
            held.add(socket);
            socket.getOutputStream().write(start.getBytes(StandardCharsets.UTF_8));
            this.drips.add(Thread.ofVirtual().start(() -> hold(socket, drips)));
        } catch (IOException e) {
            cut.incrementAndGet();
        }
    }

    /** Until the server has enough of it. */
    private void hold(Socket socket, boolean drips) {
        try {
            socket.setSoTimeout((int) DRIP.toMillis());
            while (true) {
                if (!silent(socket)) {
                    cut.incrementAndGet();
                    socket.close();
                    return;
                }
                if (drips) {
                    socket.getOutputStream().write('x');
                }
            }
        } catch (IOException e) {
            cut.incrementAndGet();
        }
    }

    /** Whether nothing came within the time of a drip. */
    private static boolean silent(Socket socket) throws IOException {
        try {
            socket.getInputStream().read();
            return false;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        }
    }

    /** One that is opened and never read. */
    private void stream(int number) {
        try {
            Socket socket = web.connect();
            socket.setSoTimeout(5_000);
            held.add(socket);
            socket.getOutputStream()
                    .write(("GET /api/stream" + HOST + "Cookie: " + cookie(number) + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            byte[] head = socket.getInputStream().readNBytes(12);
            if (new String(head, StandardCharsets.US_ASCII).endsWith(" 200")) {
                streams.incrementAndGet();
            } else {
                streamsRefused.incrementAndGet();
                socket.close();
            }
        } catch (IOException e) {
            streamsRefused.incrementAndGet();
        }
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("slow_clients", drips.size());
        figures.put("slow_clients_cut", cut.get());
        figures.put("streams", streams.get());
        figures.put("streams_refused", streamsRefused.get());
        return figures;
    }

    /** All slow clients that were let in are gone again. */
    boolean over() {
        return cut.get() >= drips.size();
    }

    @Override
    public void close() {
        for (Socket socket : held) {
            try {
                socket.close();
            } catch (IOException e) {
                continue; // it is closed then
            }
        }
        drips.forEach(Thread::interrupt);
    }
}
