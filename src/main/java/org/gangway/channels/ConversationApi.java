// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.biometrics.StreamedLiveness;
import org.gangway.guard.Body;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Conversations begin and messages come in: {@code /api/conversations}, {@code /api/messages}, {@code /api/seen}. */
@WhenRole(Role.CHANNELS)
@RestController
final class ConversationApi {

    private static final int BODY_BYTES = 65_536;
    private static final Duration BODY_TIME = Duration.ofSeconds(10);

    private final Visitors visitors;
    private final Doorway doorway;
    private final WebChannelSettings settings;
    private final Optional<StreamedLiveness> engine;

    ConversationApi(
            Visitors visitors, Doorway doorway, WebChannelSettings settings, Optional<StreamedLiveness> engine) {
        this.visitors = visitors;
        this.doorway = doorway;
        this.settings = settings;
        this.engine = engine;
    }

    /** Gives the browser a new address. */
    @PostMapping("/api/conversations")
    ResponseEntity<Map<String, String>> begin(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(
                        HttpHeaders.SET_COOKIE,
                        visitors.welcome(request.isSecure()).toString())
                .body(Map.of());
    }

    /**
     * Whether this browser has an address: its script cannot see the cookie. And whether it is to stream to an engine that
     * watches by itself when somebody is to show that they are there.
     */
    @GetMapping("/api/conversations")
    Map<String, Boolean> known(HttpServletRequest request) {
        return Map.of("open", visitors.conversation(request).isPresent(), "streams", engine.isPresent());
    }

    /** Answers once the message is safe on Kafka. */
    @PostMapping(path = "/api/messages", consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted message(HttpServletRequest request) throws IOException {
        String conversation = visitors.require(request);
        IncomingMessage message = IncomingMessage.read(body(request), conversation, settings.textLength());
        doorway.take(conversation, message, null);
        return new Accepted(message.id());
    }

    /** The page has shown a farewell. */
    @PostMapping(path = "/api/seen", consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted seen(HttpServletRequest request) throws IOException {
        String conversation = visitors.require(request);
        IncomingMessage message = IncomingMessage.seen(body(request), conversation);
        doorway.take(conversation, message, null);
        return new Accepted(message.id());
    }

    static byte[] body(HttpServletRequest request) throws IOException {
        try {
            byte[] body = Body.read(request, BODY_BYTES, BODY_TIME);
            if (body.length > BODY_BYTES) {
                throw Refused.tooLarge("A message may have at most " + BODY_BYTES + " bytes.");
            }
            return body;
        } catch (Body.TooSlow e) {
            throw Refused.tooSlow("The message took too long to arrive. Send it again with the same id.");
        }
    }

    /** @param id of the message that is safe now */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Accepted(String id) {}
}
