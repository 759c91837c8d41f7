// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.net.CookieManager;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.scan.Inspection;

/** Everything that answers a request without showing a customer to whom it belongs: pages, figures, errors. */
final class Pages {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final List<String> ACTUATOR = List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/prometheus",
            "/actuator/metrics",
            "/actuator/env",
            "/actuator/loggers",
            "/actuator/threaddump",
            "/actuator/httpexchanges");
    private static final List<String> STAFF = List.of(
            "/cases",
            "/reviews",
            "/routes",
            "/reports",
            "/hits",
            "/rules",
            "/api/cases",
            "/api/reviews",
            "/api/hits",
            "/api/exemptions",
            "/api/bands");

    private final URI app;
    private final Inspection inspection;

    Pages(URI app, Inspection inspection) {
        this.app = app;
        this.inspection = inspection;
    }

    /** As nobody, and as each of these people. @param logins passwords by login */
    void look(Map<String, String> logins, Iterable<String> caseIds) {
        List<Runnable> visits = new ArrayList<>();
        visits.add(() -> ask(client(), "nobody", "", caseIds));
        logins.forEach((login, password) -> visits.add(() -> look(login, password, caseIds)));
        together(visits);
    }

    private void look(String login, String password, Iterable<String> caseIds) {
        HttpClient client = client();
        logIn(client, login, password);
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        ask(client, login, basic, caseIds);
    }

    /** What is told to people whose requests are wrong, and have customers' answers in them. */
    void provoke(List<Canary> canaries) {
        together(
                canaries.stream().<Runnable>map(canary -> () -> provoke(canary)).toList());
    }

    /** A page about a case waits for Kafka most of its time, so they are asked for at the same time. */
    private static void together(List<Runnable> visits) {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(visits.stream()
                            .map(visit -> CompletableFuture.runAsync(visit, people))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DrillFailed failed ? failed : e;
        }
    }

    private void provoke(Canary canary) {
        HttpClient client = client();
        send(client, "nobody", post("/api/conversations", "", "application/json"));
        String name = canary.answers().getOrDefault("given-name", "");
        send(client, "nobody", post("/api/messages", "{\"kind\":\"text\",\"text\":\"" + name, "application/json"));
        send(client, "nobody", post("/api/messages", "{\"kind\":\"" + name + "\"}", "application/json"));
        send(client, "nobody", post("/api/messages", "{\"" + name + "\":[]}", "application/json"));
        send(client, "nobody", post("/api/seen", "{\"id\":\"1\",\"answers\":\"" + name + "\"}", "application/json"));
        send(client, "nobody", post("/api/photos", name, "multipart/form-data; boundary=none"));
        send(client, "nobody", post("/webhooks/esign", "{\"data\":\"" + name + "\"}", "application/json"));
        send(client, "nobody", post("/webhooks/nobody", name, "text/plain"));
        send(
                client,
                "nobody",
                request("/no-such-page").header("Accept-Language", "en").GET());
        send(
                client,
                "nobody",
                request("/api/nothing").header("X-Customer", encoded(name)).GET());
        send(
                client,
                "nobody",
                post("/login", "username=" + encoded(name) + "&password=x", "application/x-www-form-urlencoded"));
    }

    private void ask(HttpClient client, String who, String basic, Iterable<String> caseIds) {
        List<Runnable> visits = new ArrayList<>();
        visits.add(() -> ACTUATOR.forEach(path -> get(client, who, basic, path)));
        visits.add(() -> STAFF.forEach(path -> get(client, who, basic, path)));
        for (String caseId : caseIds) {
            visits.add(() -> List.of("/cases/", "/api/cases/", "/certificates/")
                    .forEach(path -> get(client, who, basic, path + caseId)));
        }
        together(visits);
    }

    private void get(HttpClient client, String who, String basic, String path) {
        HttpRequest.Builder request = request(path).GET();
        boolean program = path.startsWith("/api/") || path.startsWith("/actuator");
        if (program && !basic.isEmpty()) {
            request.header("Authorization", basic);
        }
        send(client, who, request);
    }

    /** An identity provider elsewhere is not asked: then the pages are seen as nobody sees them. */
    private void logIn(HttpClient client, String login, String password) {
        Matcher token = TOKEN.matcher(send(client, login, request("/login").GET()));
        if (token.find()) {
            String form = "username=" + encoded(login) + "&password=" + encoded(password) + "&_csrf="
                    + encoded(token.group(1));
            send(client, login, post("/login", form, "application/x-www-form-urlencoded"));
        }
    }

    private String send(HttpClient client, String who, HttpRequest.Builder request) {
        HttpRequest built = request.timeout(LIMIT).build();
        String where = built.method() + " " + built.uri().getPath() + " as " + who;
        try {
            HttpResponse<byte[]> answer = client.send(built, BodyHandlers.ofByteArray());
            synchronized (inspection) {
                inspection.look(
                        "pages", where + " headers", answer.headers().toString().getBytes(StandardCharsets.UTF_8));
                inspection.look("pages", where, answer.body());
            }
            return new String(answer.body(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DrillFailed(where + " has no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.resolve(path))
                .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html, */*");
    }

    private HttpRequest.Builder post(String path, String body, String type) {
        return request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
