// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.gangway.wire.Json;

/** An attacker who answers as asked, but for the photos: so these come as far as where pictures are opened. */
final class PhotoStranger {
    static final String SCENARIO = "drill-photos";

    private final WebClient web;
    private final RawWeb raw;
    private final URI app;
    private final HostilePictures pictures;
    private final HostileTally tally;
    private final Random random;

    PhotoStranger(WebClient web, RawWeb raw, URI app, HostilePictures pictures, HostileTally tally, Random random) {
        this.web = web;
        this.raw = raw;
        this.app = app;
        this.pictures = pictures;
        this.tally = tally;
        this.random = random;
    }

    /** Until nobody asks for a photo any more. */
    void walk() throws InterruptedException {
        String cookie = Strangers.begin(web, app);
        Optional<InputStream> stream = web.stream(app.resolve("/api/stream"), cookie);
        if (stream.isEmpty()) {
            return;
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.get(), StandardCharsets.UTF_8))) {
            post(cookie, Map.of("kind", "start", "scenario", SCENARIO));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:") && !answered(cookie, line.substring(5))) {
                    return;
                }
            }
        } catch (IOException e) {
            return; // one stream too many of this address, perhaps
        }
    }

    private boolean answered(String cookie, String event) throws InterruptedException {
        JsonNode said = Json.read(event.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        String command = said.path("commandId").asText();
        if (said.path("kind").asText().equals("farewell")) {
            return false;
        }
        if (said.path("input").asText().equals("photo")) {
            upload(cookie, command);
        } else if (said.path("kind").asText().equals("question")) {
            post(cookie, Map.of("kind", "text", "answers", command, "text", "7 May 1990"));
        }
        return true;
    }

    /** Until one is taken; where too many come from here, not at once again. */
    private void upload(String cookie, String command) throws InterruptedException {
        int status = 0;
        while (status != 202 && status < 500) {
            byte[] form = HostilePhotos.form(UUID.randomUUID().toString(), command, "photo", pictures.any(random));
            List<String> headers = List.of(
                    "Host: localhost",
                    "Cookie: " + cookie,
                    "Content-Type: multipart/form-data; boundary=b",
                    "Content-Length: " + form.length);
            byte[] request = RawWeb.request("POST", "/api/photos", headers, form);
            RawWeb.Answer answer = raw.send(request);
            tally.input("opened photos");
            tally.answer("opened photos", request, answer);
            status = answer.status();
            if (status == 429) {
                Thread.sleep(WebClient.PAUSE);
            }
        }
    }

    private void post(String cookie, Map<String, String> message) throws InterruptedException {
        Map<String, String> whole = new java.util.LinkedHashMap<>(message);
        whole.put("id", UUID.randomUUID().toString());
        web.post(app.resolve("/api/messages"), cookie, whole);
    }
}
