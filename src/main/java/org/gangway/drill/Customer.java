// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * A customer with a chat page who comes back after every interruption, and answers every question exactly once: what
 * was acknowledged must not be lost, and a question that is shown again is not answered again.
 */
final class Customer {
    private final Supply supply;
    private final Course course;
    private final Map<String, String> answers;
    private final boolean seesFarewell;
    private final Optional<CountDownLatch> thinksUntil;
    private final Sighting sighting;
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final Set<String> answered = new HashSet<>();
    private String cookie = "";
    private @Nullable String lastId;
    private boolean begun;

    /** Where things are. */
    record Supply(WebClient web, URI app, Mails mails, Supplier<DemoPhotos> photos, Replies replies) {}

    /** Is told of every case that a customer hears of. */
    @FunctionalInterface
    interface Sighting {
        void of(Customer customer, String caseId, boolean farewell);
    }

    /** @param thinksUntil when to say the e-mail address, of a customer who has to think about it */
    Customer(Supply supply, int number, Course course, Optional<CountDownLatch> thinksUntil, Sighting sighting) {
        this.supply = supply;
        this.course = course;
        this.answers = course.answers("drill-" + number + "@example.org");
        this.seesFarewell = number % 3 != 0;
        this.thinksUntil = thinksUntil;
        this.sighting = sighting;
    }

    Course course() {
        return course;
    }

    /** Until the farewell. */
    void walk() throws InterruptedException {
        cookie = supply.web
                .post(at("/api/conversations"), "", Map.of())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
        Thread listener = Thread.ofVirtual().start(this::listen);
        try {
            boolean going = true;
            while (going) {
                going = act(heard.take());
            }
        } finally {
            listener.interrupt();
        }
    }

    private boolean act(JsonNode event) throws InterruptedException {
        String kind = event.path("kind").asText();
        if (kind.equals("resume")) {
            resume();
            return true;
        }
        sighting.of(this, event.path("caseId").asText(), kind.equals("farewell"));
        if (kind.equals("farewell")) {
            if (seesFarewell) {
                post("/api/seen", Map.of("answers", event.path("commandId").asText()));
            }
            return false;
        }
        if (kind.equals("question") && course != Course.ABANDONED) {
            answer(event);
        }
        return true;
    }

    private void resume() throws InterruptedException {
        if (begun) {
            post("/api/messages", Map.of("kind", "resume", "language", "en"));
        } else {
            begun = true;
            post("/api/messages", Map.of("kind", "start", "language", "en", "scenario", course.scenario));
        }
    }

    private void answer(JsonNode question) throws InterruptedException {
        String command = question.path("commandId").asText();
        String step = command.split("\\.", -1)[1];
        if (!answered.add(command)) {
            return;
        }
        if (course == Course.WITHDRAWN && step.equals("nationality")) {
            post("/api/messages", Map.of("kind", "text", "text", "stop"));
            return;
        }
        String input = question.path("input").asText();
        if (input.equals("photo")) {
            show(command, step);
            return;
        }
        if (step.equals("email") && thinksUntil.isPresent()) {
            thinksUntil.get().await();
        }
        String text = input.equals("code")
                ? supply.mails.code(answers.getOrDefault("email", ""))
                : answers.getOrDefault(step, "yes");
        supply.replies.said(this, step);
        post("/api/messages", Map.of("kind", "text", "answers", command, "text", text));
    }

    private void show(String command, String step) throws InterruptedException {
        DemoPhotos photos = supply.photos.get();
        byte[] photo = step.equals("selfie") ? photos.selfie() : photos.idPortrait();
        byte[] form = HostilePhotos.form(UUID.randomUUID().toString(), command, "photo.jpg", photo);
        supply.web.post(at("/api/photos"), cookie, "multipart/form-data; boundary=b", form);
    }

    private void post(String path, Map<String, String> fields) throws InterruptedException {
        Map<String, String> message = new LinkedHashMap<>(fields);
        message.put("id", UUID.randomUUID().toString());
        supply.web.post(at(path), cookie, message);
    }

    private void listen() {
        try {
            while (true) {
                String from = lastId == null ? "" : "?from=" + URLEncoder.encode(lastId, StandardCharsets.UTF_8);
                Optional<InputStream> stream = supply.web.stream(at("/api/stream" + from), cookie);
                if (stream.isPresent()) {
                    hear(stream.get());
                }
                Thread.sleep(WebClient.PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    lastId = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    hear(name, line.substring(5));
                } else if (line.isEmpty()) {
                    name = "";
                }
            }
        } catch (IOException e) {
            return; // the app is gone, and will come back
        }
    }

    private void hear(String name, String data) {
        if (name.equals("resume")) {
            heard.add(Json.MAPPER.createObjectNode().put("kind", "resume"));
        } else if (name.isEmpty()) {
            JsonNode event = Json.read(data.getBytes(StandardCharsets.UTF_8), JsonNode.class);
            supply.replies.heard(this, event);
            heard.add(event);
        }
    }

    private URI at(String path) {
        return supply.app.resolve(path);
    }
}
