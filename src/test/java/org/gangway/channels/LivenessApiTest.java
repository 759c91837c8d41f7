// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gangway.biometrics.StreamedLiveness;
import org.gangway.web.ObjectsInMemory;
import org.gangway.web.PlainSeals;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.StreamedSession;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class LivenessApiTest {
    private static final ConversationTokens TOKENS =
            new ConversationTokens(() -> new byte[32], Duration.ofDays(1), InstantSource.system());
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(() -> new byte[32]);

    private final Cookie cookie = new Cookie(Visitors.COOKIE, TOKENS.fresh());
    private final String conversation =
            PSEUDONYMS.of("web", TOKENS.address(cookie.getValue()).orElseThrow());
    private final String command = conversation + "-1764000000000.selfie.2";
    private final List<ReceivedRecord> put = new ArrayList<>();
    private final ObjectsInMemory objects = new ObjectsInMemory();
    private final Watching engine = new Watching();
    private final MockMvc mvc = mvc(Optional.of(engine));

    @Test
    void aSessionIsForTheQuestionAndItsAnswerNamesBoth() throws Exception {
        JsonNode opened = opened(command);
        assertThat(opened.get("session").asText()).isEqualTo("session-1");
        assertThat(opened.get("accessKeyId").asText()).isEqualTo("key");

        answer(command, "session-1", opened.get("ticket").asText()).andExpect(status().isAccepted());

        ReceivedRecord record = put.getFirst();
        assertThat(record.kind()).isEqualTo("photo");
        assertThat(record.answers()).isEqualTo(command);
        byte[] clear = new PlainSeals().open(conversation, Base64.getDecoder().decode(record.sealed()));
        String claim = String.valueOf(Json.read(clear, ReceivedContent.class).claim());
        assertThat(objects.mediaType(claim)).isEqualTo(StreamedSession.MEDIA_TYPE);
        assertThat(StreamedSession.of(objects.read(claim))).contains(new StreamedSession(command, "session-1"));
    }

    @Test
    void anAnswerWithAnotherQuestionsSessionIsRefused() throws Exception {
        String ticket = opened(command).get("ticket").asText();

        answer(conversation + "-1764000000000.selfie.3", "session-1", ticket).andExpect(status().isBadRequest());
        answer(command, "session-2", ticket).andExpect(status().isBadRequest());
        answer(command, "session-1", "").andExpect(status().isBadRequest());
        assertThat(put).isEmpty();
    }

    @Test
    void anotherConversationsQuestionOpensNothing() throws Exception {
        open("0".repeat(32) + "-1764000000000.selfie.2", UUID.randomUUID()).andExpect(status().isBadRequest());
        mvc.perform(post("/api/liveness/sessions")
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().isUnauthorized());
        assertThat(engine.attempts).isEmpty();
    }

    @Test
    void theSameMessageIsTheSameAttemptAndAnotherIsAnother() throws Exception {
        UUID id = UUID.randomUUID();
        open(command, id);
        open(command, id);
        open(command, UUID.randomUUID());

        assertThat(engine.attempts.get(0)).isEqualTo(engine.attempts.get(1)).isNotEqualTo(engine.attempts.get(2));
    }

    @Test
    void afterFiveSessionsInThreeMinutesOneHasToWait() throws Exception {
        for (int i = 0; i < 5; i++) {
            open(command, UUID.randomUUID()).andExpect(status().isOk());
        }
        open(command, UUID.randomUUID())
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"));
        assertThat(engine.attempts).hasSize(5);
    }

    @Test
    void whereNoEngineWatchesThereIsNeitherSessionNorPage() throws Exception {
        MockMvc embedded = mvc(Optional.empty());
        embedded.perform(post("/api/liveness/sessions")
                        .cookie(cookie)
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().isNotFound());
        embedded.perform(get("/live/index.html")).andExpect(status().isNotFound());
    }

    @Test
    void thePageMayConnectToTheEngineAndNowhereElse() throws Exception {
        String policy = String.valueOf(
                mvc.perform(get("/live/index.html")).andReturn().getResponse().getHeader("Content-Security-Policy"));
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self' 'wasm-unsafe-eval';")
                .contains("connect-src 'self' wss://engine.example https://models.example;")
                .doesNotContain("unsafe-inline", "'unsafe-eval'");
    }

    private JsonNode opened(String question) throws Exception {
        String body = open(question, UUID.randomUUID())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.opened").doesNotExist())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Json.MAPPER.readTree(body);
    }

    private ResultActions open(String question, UUID id) throws Exception {
        return send("sessions", Map.of("id", id, "answers", question));
    }

    private ResultActions answer(String question, String session, String ticket) throws Exception {
        return send(
                "answers", Map.of("id", UUID.randomUUID(), "answers", question, "session", session, "ticket", ticket));
    }

    private ResultActions send(String what, Map<String, Object> body) throws Exception {
        return mvc.perform(post("/api/liveness/" + what)
                .cookie(cookie)
                .contentType("application/json")
                .content(Json.write(body)));
    }

    private MockMvc mvc(Optional<StreamedLiveness> watching) {
        Visitors visitors = new Visitors(PSEUDONYMS, TOKENS, Duration.ofDays(1));
        Doorway doorway = new Doorway(new PlainSeals(), (key, record) -> put.add(record));
        LivenessTickets tickets = new LivenessTickets(() -> new byte[32]);
        return MockMvcBuilders.standaloneSetup(new LivenessApi(visitors, doorway, objects, tickets, watching))
                .setControllerAdvice(new WebProblems())
                .addFilter(new LivePage(watching), "/live/*")
                .build();
    }

    /** Notes the attempts. */
    private static final class Watching implements StreamedLiveness {
        private final List<String> attempts = new ArrayList<>();

        @Override
        public Opened open(String attempt) {
            attempts.add(attempt);
            return new Opened("session-1", "eu-central-1", null, "key", "secret", "token", Instant.EPOCH);
        }

        @Override
        public List<URI> origins() {
            return List.of(URI.create("wss://engine.example"), URI.create("https://models.example"));
        }
    }
}
