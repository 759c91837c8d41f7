// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.wire.Json;

/** What people of the bank do in the demo: reviewers at the API, and a look at what the counterparties received. */
public final class DemoBank {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final URI app;
    private final URI sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    public DemoBank(URI app, URI sandbox) {
        this.app = app;
        this.sandbox = sandbox;
    }

    /**
     * Waits until the process and the routes can work. After a kill the broker holds their partitions for the members that
     * died, until their session is over.
     */
    void awaken() {
        for (String part : List.of("process", "hands")) {
            await("the health of " + part, () -> {
                HttpResponse<String> health = send(HttpRequest.newBuilder(app.resolve("/actuator/health/" + part)));
                return health.statusCode() == 200 ? Optional.of(health) : Optional.empty();
            });
        }
    }

    /** The newest code mailed to an address that is not {@code known}. */
    public String code(String email, String known) {
        return await("a mail with a code", () -> {
            for (JsonNode mail : get(sandbox.resolve("/mailbox?to=" + encoded(email)), "")) {
                Matcher code = CODE.matcher(mail.path("text").asText());
                if (code.find() && !code.group().equals(known)) {
                    return Optional.of(code.group());
                }
            }
            return Optional.empty();
        });
    }

    /** What EventBridge received about a case, as the bank reads it. */
    public JsonNode event(String caseId) {
        return await("the event of the case", () -> {
            JsonNode events = get(sandbox.resolve("/eventbridge/events?case=" + caseId), "");
            return events.isEmpty() ? Optional.empty() : Optional.of(events.get(0));
        });
    }

    /** The agreement that core banking has of a case: its size, checksum and more, without its content. */
    public JsonNode agreement(String caseId) {
        return await("the filed agreement", () -> {
            JsonNode client = get(sandbox.resolve("/v1/clients?externalId=" + caseId), "")
                    .path("pageItems")
                    .path(0)
                    .path("id");
            if (client.isMissingNode()) {
                return Optional.empty();
            }
            JsonNode documents = get(sandbox.resolve("/v1/clients/" + client.asText() + "/documents"), "");
            return documents.isEmpty() ? Optional.empty() : Optional.of(documents.get(0));
        });
    }

    /** The command of the open review of a case. */
    public String review(String caseId, String reviewer) {
        return await("a review", () -> {
            for (JsonNode review : get(app.resolve("/api/reviews"), reviewer)) {
                if (review.path("commandId").asText().startsWith(caseId)) {
                    return Optional.of(review.path("commandId").asText());
                }
            }
            return Optional.empty();
        });
    }

    /** A reviewer looks, then decides. */
    public JsonNode decide(String commandId, String reviewer, String decision) {
        JsonNode shown = post(app.resolve("/api/reviews/" + commandId + "/open"), reviewer, Map.of());
        post(app.resolve("/api/reviews/" + commandId + "/votes"), reviewer, Map.of("decision", decision));
        return shown;
    }

    /** The kinds of events in a case's journal, in order, as a reviewer sees them. */
    List<String> journal(String caseId) {
        List<String> kinds = new ArrayList<>();
        get(app.resolve("/api/cases/" + caseId), "ada")
                .path("journal")
                .forEach(entry -> kinds.add(entry.path("type").asText()));
        return kinds;
    }

    /** The deletion certificate, as soon as there is one. */
    public String certificate(String link) {
        return await("the deletion certificate", () -> {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(app.resolve(link)).header("Accept", "application/jose"));
            return answer.statusCode() == 200 ? Optional.of(answer.body().strip()) : Optional.empty();
        });
    }

    private JsonNode get(URI uri, String user) {
        return json(send(as(HttpRequest.newBuilder(uri).header("Accept", "application/json"), user)));
    }

    private JsonNode post(URI uri, String user, Map<String, String> body) {
        return json(send(as(HttpRequest.newBuilder(uri), user)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(body)))));
    }

    /** The seeded reviewers of the profile {@code local}. */
    private static HttpRequest.Builder as(HttpRequest.Builder request, String user) {
        if (user.isEmpty()) {
            return request;
        }
        String login = user + ":" + user + "-local";
        return request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoFailed("a page of the bank does not answer", e);
        } catch (InterruptedException e) {
            throw DemoFailed.interrupted(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new DemoFailed(response.uri().getPath() + " answered " + response.statusCode(), null);
        }
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new DemoFailed(response.uri().getPath() + " did not answer with JSON", e);
        }
    }

    private static <T> T await(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new DemoFailed("waited " + PATIENCE.toSeconds() + " s for " + what + " and it did not come", null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
