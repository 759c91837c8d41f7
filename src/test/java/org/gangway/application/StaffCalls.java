// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.gangway.wire.Json;

/** What staff and programs ask the console's API, each with a login and one password for all. */
final class StaffCalls {

    private final URI app;
    private final String password;
    private final HttpClient http = HttpClient.newHttpClient();

    StaffCalls(URI app, String password) {
        this.app = app;
        this.password = password;
    }

    HttpResponse<byte[]> get(String login, String path) throws Exception {
        return http.send(request(login, path).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> post(String login, String path, Map<String, Object> body) throws Exception {
        return http.send(
                request(login, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.write(body)))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** As a browser, logged in on the page. */
    String page(String login, String path) throws Exception {
        Visit visit = new Visit(http, app).as(login, password);
        try (var body = visit.send("GET", path).body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpRequest.Builder request(String login, String path) {
        String basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(app.resolve(path)).header("Authorization", "Basic " + basic);
    }
}
