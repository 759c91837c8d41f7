// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One client from elsewhere, behind a proxy that speaks https: its cookies, its form token, its login for programs. */
final class Visit {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final Map<String, String> cookies = new LinkedHashMap<>();
    /** Every cookie with its flags, as it came. */
    final List<String> told = new ArrayList<>();

    final URI app;
    private final HttpClient http;
    private String address = "203.0.113.7";
    private @Nullable String basic;
    private @Nullable String token;

    Visit(HttpClient http, URI app) {
        this.http = http;
        this.app = app;
    }

    /** Logs in on the page, and with every call as a program. */
    Visit as(String login, String password) throws IOException, InterruptedException {
        token(page("/login"));
        HttpResponse<InputStream> in = send("POST", "/login", Map.of("username", login, "password", password));
        in.body().close();
        if (!in.headers().firstValue("location").orElse("").endsWith("/cases")) {
            throw new AssertionError(login + " could not log in: " + in.statusCode());
        }
        basic(login, password);
        String page = page("/cases");
        // whoever may not see cases finds the token where everybody does
        token(TOKEN.matcher(page).find() ? page : page("/login"));
        return this;
    }

    /** Logs in with every call, as a program. */
    Visit basic(String login, String password) {
        basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Visit from(String elsewhere) {
        address = elsewhere;
        return this;
    }

    /** With a form's token and no login. */
    Visit anybody() throws IOException, InterruptedException {
        token(page("/login"));
        return this;
    }

    Visit withoutToken() {
        token = null;
        return this;
    }

    HttpResponse<InputStream> send(String method, String path) throws IOException, InterruptedException {
        return send(method, path, Map.of());
    }

    HttpResponse<InputStream> send(String method, String path, Map<String, String> form)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("X-Forwarded-For", address)
                .header("X-Forwarded-Proto", "https")
                .header("Content-Type", contentType(path))
                .header("Accept", path.startsWith("/api/") ? "*/*" : "text/html, */*;q=0.5")
                .method(method, BodyPublishers.ofString(body(path, form)));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (basic != null) {
            request.header("Authorization", "Basic " + basic);
        }
        if (token != null) {
            request.header("X-CSRF-TOKEN", token);
        }
        HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
        response.headers().allValues("set-cookie").forEach(this::keep);
        return response;
    }

    String page(String path) throws IOException, InterruptedException {
        try (InputStream body = send("GET", path).body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void token(String page) {
        Matcher matcher = TOKEN.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("a page without the token of a form");
        }
        token = matcher.group(1);
    }

    private void keep(String cookie) {
        told.add(cookie);
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    private static String contentType(String path) {
        if (path.equals("/api/photos")) {
            return "multipart/form-data; boundary=b";
        }
        return path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded";
    }

    private static String body(String path, Map<String, String> form) {
        if (path.equals("/api/photos")) {
            return "--b--\r\n";
        }
        return path.startsWith("/api/")
                ? "{}"
                : form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
