// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody honest at another address, who comes again and again: begins, writes, sends a photo, opens a stream. */
final class Bystander {
    private static final String PHOTO_OF = "/api/photos";

    private final RawWeb web;
    private final byte[] photo;
    private final HostileTally tally;
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();

    Bystander(URI app, String from, byte[] photo, HostileTally tally) {
        this.web = new RawWeb(app, from);
        this.photo = photo;
        this.tally = tally;
    }

    /** Once. */
    void comes() {
        RawWeb.Answer begun = asks("POST", "/api/conversations", "", "", new byte[0], 201);
        String cookie = begun.cookie().orElse("");
        String start = "{\"id\":\"" + UUID.randomUUID() + "\",\"kind\":\"resume\"}";
        asks("POST", "/api/messages", cookie, "application/json", start.getBytes(StandardCharsets.UTF_8), 202);
        asks("GET", "/api/stream", cookie, "", new byte[0], 200);
        // the command is nobody's, which is told only when the whole photo has been read
        byte[] form = HostilePhotos.form(UUID.randomUUID().toString(), "none", "photo", photo);
        asks("POST", PHOTO_OF, cookie, "multipart/form-data; boundary=b", form, 400);
    }

    int served() {
        return served.get();
    }

    long longestMillis() {
        return longest.get();
    }

    private RawWeb.Answer asks(String method, String path, String cookie, String type, byte[] body, int expected) {
        List<String> headers = List.of(
                "Host: localhost",
                "Cookie: " + cookie,
                "Content-Type: " + (type.isEmpty() ? "text/plain" : type),
                "Content-Length: " + body.length);
        long began = System.nanoTime();
        RawWeb.Answer answer = web.send(RawWeb.request(method, path, headers, body));
        longest.accumulateAndGet((System.nanoTime() - began) / 1_000_000, Math::max);
        if (answer.status() == expected) {
            served.incrementAndGet();
        } else {
            tally.found("an honest " + method + " " + path + " was answered " + answer.status());
        }
        return answer;
    }
}
