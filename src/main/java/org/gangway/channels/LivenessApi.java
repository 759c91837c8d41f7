// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.StreamedLiveness;
import org.gangway.biometrics.StreamedLiveness.Opened;
import org.gangway.guard.Limit;
import org.gangway.sealing.ObjectStore;
import org.gangway.wire.StreamedSession;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Somebody shows that they are there to an engine that watches by itself: {@code POST /api/liveness/sessions} when the camera is
 * on, {@code POST /api/liveness/answers} when the engine has seen enough. Neither is there where no engine watches.
 */
@WhenRole(Role.CHANNELS)
@RestController
final class LivenessApi {
    /** Of one conversation; as many as the process counts attempts. */
    private static final int SESSIONS = 5;

    private static final Duration WITHIN = Duration.ofMinutes(3);

    private final Visitors visitors;
    private final Doorway doorway;
    private final ObjectStore objects;
    private final LivenessTickets tickets;
    private final Optional<StreamedLiveness> engine;
    private final Limit sessions = new Limit(SESSIONS, WITHIN);

    LivenessApi(
            Visitors visitors,
            Doorway doorway,
            ObjectStore objects,
            LivenessTickets tickets,
            Optional<StreamedLiveness> engine) {
        this.visitors = visitors;
        this.doorway = doorway;
        this.objects = objects;
        this.tickets = tickets;
        this.engine = engine;
    }

    /** @param ticket to be sent with the answer */
    record Session(@JsonUnwrapped Opened opened, String ticket) {
        @Override
        public String toString() {
            return "Session[***]";
        }
    }

    @PostMapping(path = "/api/liveness/sessions", consumes = "application/json")
    Session open(HttpServletRequest request) throws IOException {
        String conversation = visitors.require(request);
        StreamedLiveness watching = watching();
        IncomingMessage message = message(IncomingMessage.tree(ConversationApi.body(request)), conversation);
        Duration wait = sessions.take(conversation);
        if (!wait.isZero()) {
            throw Refused.tooMany("These are many attempts before the camera. Wait, or ask for a human.", wait);
        }
        try {
            Opened opened = watching.open(tickets.attempt(message));
            return new Session(opened, tickets.ticket(message, opened.session()));
        } catch (EngineFailed e) {
            throw Refused.unavailable("The check before the camera does not answer just now. Try again.");
        }
    }

    @PostMapping(path = "/api/liveness/answers", consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ConversationApi.Accepted answer(HttpServletRequest request) throws IOException {
        String conversation = visitors.require(request);
        watching();
        JsonNode json = IncomingMessage.tree(ConversationApi.body(request));
        IncomingMessage message = message(json, conversation);
        String session = json.path("session").asText();
        if (!tickets.holds(message, session, json.path("ticket").asText())) {
            throw Refused.malformed(List.of("ticket: send session and ticket as they were given for this question"));
        }
        StreamedSession streamed = new StreamedSession(String.valueOf(message.answers()), session);
        doorway.take(
                conversation, message, objects.put(message.caseId(), streamed.bytes(), StreamedSession.MEDIA_TYPE));
        return new ConversationApi.Accepted(message.id());
    }

    private StreamedLiveness watching() {
        return engine.orElseThrow(() -> Refused.notFound("No engine watches here: send a recording to /api/photos."));
    }

    private static IncomingMessage message(JsonNode json, String conversation) {
        return IncomingMessage.answer(
                json.path("id").textValue(), "photo", json.path("answers").textValue(), conversation);
    }
}
