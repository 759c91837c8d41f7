// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.gangway.wire.Json;
import org.gangway.wire.Recording.Picture;

/** A customer with a browser: HTTP in, server-sent events out. Knows nothing of what is behind the page. */
public final class DemoCustomer implements AutoCloseable {

    /**
     * One thing the customer was told.
     *
     * @param options what the buttons would send
     */
    public record Told(
            String commandId,
            String caseId,
            String kind,
            String input,
            String text,
            String attachment,
            String link,
            List<String> options) {
        /** The step that asks: the case id holds no dot. */
        public String step() {
            String[] parts = commandId.split("\\.", -1);
            return parts.length < 2 ? "" : parts[1];
        }
    }

    private static final int AGAIN = 30;

    private final URI app;
    private final HttpClient http;
    private final Hearing hearing;

    public DemoCustomer(URI app) {
        this.app = app;
        this.http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.hearing = new Hearing(app.resolve("/api/stream"), http);
    }

    /** Gets an address, listens, then begins: nothing said to this customer is missed. */
    public void start(String language) {
        start(Map.of("language", language));
    }

    /** @param wishes {@code language}, {@code scenario} */
    public void start(Map<String, String> wishes) {
        send(request("/api/conversations").POST(BodyPublishers.noBody()), 201);
        hearing.start();
        Map<String, String> start = new LinkedHashMap<>(wishes);
        start.put("kind", "start");
        message(start);
    }

    /**
     * Sends a message as it is, with an id of its own if {@code fields} has none.
     *
     * @throws DemoFailed if it is not accepted
     */
    public void message(Map<String, String> fields) {
        Map<String, String> message = new LinkedHashMap<>(fields);
        message.putIfAbsent("id", UUID.randomUUID().toString());
        json("/api/messages", message);
    }

    public void say(Told question, String text) {
        message(Map.of("kind", "text", "answers", question.commandId(), "text", text));
    }

    public void seen(Told farewell) {
        json("/api/seen", Map.of("id", UUID.randomUUID().toString(), "answers", farewell.commandId()));
    }

    public void photo(Told question, byte[] jpeg) {
        upload(form(question, jpeg));
    }

    /** What a camera saw while the customer did what a challenge asks for. */
    public void recording(Told challenge, List<Picture> pictures) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pictures.forEach(picture -> all.writeBytes(picture.jpeg()));
        String moments = pictures.stream()
                .map(picture -> picture.millis() + ":" + picture.jpeg().length)
                .collect(Collectors.joining(" "));
        upload(form(challenge, all.toByteArray()).addTextBody("moments", moments));
    }

    private static MultipartEntityBuilder form(Told question, byte[] jpeg) {
        return MultipartEntityBuilder.create()
                .addTextBody("id", UUID.randomUUID().toString())
                .addTextBody("answers", question.commandId())
                .addBinaryBody("photo", jpeg, ContentType.IMAGE_JPEG, "photo.jpg");
    }

    private void upload(MultipartEntityBuilder parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (HttpEntity form = parts.build()) {
            form.writeTo(body);
            send(
                    request("/api/photos")
                            .header("Content-Type", form.getContentType())
                            .POST(BodyPublishers.ofByteArray(body.toByteArray())),
                    202);
        } catch (IOException e) {
            throw new DemoFailed("the photo cannot be sent", e);
        }
    }

    public byte[] attachment(Told told) {
        return send(request(told.attachment()), BodyHandlers.ofByteArray()).body();
    }

    /** @throws DemoFailed if nothing comes in time */
    public Told next(Duration patience) {
        return hearing.next(patience);
    }

    @Override
    public void close() {
        hearing.close();
        http.shutdownNow();
    }

    private void json(String path, Map<String, String> body) {
        send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.write(body))),
                202);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.resolve(path));
    }

    private void send(HttpRequest.Builder request, int expected) {
        int status = send(request, BodyHandlers.discarding()).statusCode();
        if (status != expected) {
            throw new DemoFailed("the web channel answered " + status + " instead of " + expected, null);
        }
    }

    /** As the page does: what the chat cannot take now (503) is sent again, with the id it had. */
    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        HttpRequest sent = request.timeout(Duration.ofSeconds(15)).build();
        try {
            HttpResponse<T> response = http.send(sent, handler);
            for (int again = 0; response.statusCode() == 503 && again < AGAIN; again++) {
                TimeUnit.SECONDS.sleep(1);
                response = http.send(sent, handler);
            }
            return response;
        } catch (IOException e) {
            throw new DemoFailed("the web channel does not answer", e);
        } catch (InterruptedException e) {
            throw DemoFailed.interrupted(e);
        }
    }
}
