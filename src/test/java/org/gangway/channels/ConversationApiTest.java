// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gangway.web.PlainSeals;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ConversationApiTest {

    private static final String ID = "9f1b6c6e-6f0e-4d5e-8f0a-1f2e3d4c5b6a";
    private static final ConversationTokens TOKENS =
            new ConversationTokens(() -> new byte[32], Duration.ofDays(1), InstantSource.system());
    private static final Cookie COOKIE = new Cookie(Visitors.COOKIE, TOKENS.fresh());

    private final List<ReceivedRecord> put = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private boolean down;
    private final Visitors visitors = new Visitors(new Pseudonyms(() -> new byte[32]), TOKENS, Duration.ofDays(1));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new ConversationApi(
                    visitors, new Doorway(new PlainSeals(), this::put), Limits.DEFAULT, Optional.empty()))
            .setControllerAdvice(new WebProblems())
            .build();

    @Test
    void aConversationBeginsWithACookieThatScriptsAndOtherSitesCannotUse() throws Exception {
        mvc.perform(post("/api/conversations").secure(true))
                .andExpect(status().isCreated())
                .andExpect(content().json("{}"))
                .andExpect(
                        header().string(
                                        "Set-Cookie",
                                        matchesPattern(
                                                "__Host-gangway_conversation=[A-Za-z0-9_-]{54}; Path=/; .*Secure; HttpOnly; SameSite=Strict")));
        mvc.perform(get("/api/conversations")).andExpect(jsonPath("$.open").value(false));
        mvc.perform(get("/api/conversations").cookie(COOKIE))
                .andExpect(jsonPath("$.open").value(true));
    }

    @Test
    void aMessageIsSealedForTheProcess() throws Exception {
        mvc.perform(message("{\"id\":\"" + ID + "\",\"kind\":\"text\",\"text\":\"Ada\",\"language\":\"en\"}"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.id").value(ID));
        ReceivedRecord record = put.getFirst();
        assertThat(record.messageId()).isEqualTo(ID);
        assertThat(record.channel()).isEqualTo("web");
        assertThat(new String(Json.write(record), StandardCharsets.UTF_8)).doesNotContain("Ada");
        byte[] clear =
                new PlainSeals().open(keys.getFirst(), Base64.getDecoder().decode(record.sealed()));
        assertThat(Json.read(clear, ReceivedContent.class).text()).isEqualTo("Ada");
        assertThat(keys.getFirst()).matches("[0-9a-f]{32}");
    }

    @Test
    void badInputIsToldInFull() throws Exception {
        mvc.perform(message("{\"kind\":\"secret\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.problems.length()").value(2))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("secret"))));
        mvc.perform(message("x".repeat(70_000))).andExpect(status().isPayloadTooLarge());
        assertThat(put).isEmpty();
    }

    @Test
    void withoutAConversationNothingIsTaken() throws Exception {
        mvc.perform(post("/api/messages")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnauthorized());
        mvc.perform(message("{}").cookie(new Cookie(Visitors.COOKIE, "too-short")))
                .andExpect(status().isBadRequest());
    }

    @Test
    void aFormOfAnotherSiteIsNotJson() throws Exception {
        mvc.perform(post("/api/messages")
                        .cookie(COOKIE)
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("{}"))
                .andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void whatKafkaDoesNotAcknowledgeIsNotAccepted() throws Exception {
        down = true;
        mvc.perform(message("{\"id\":\"" + ID + "\",\"kind\":\"start\"}"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"));
    }

    @Test
    void aFarewellIsAcknowledged() throws Exception {
        String address = TOKENS.address(COOKIE.getValue()).orElseThrow();
        String conversation = new Pseudonyms(() -> new byte[32]).of("web", address);
        mvc.perform(post("/api/seen")
                        .cookie(COOKIE)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"answers\":\"" + conversation + "-1764000000000.farewell.1\"}"))
                .andExpect(status().isAccepted());
        assertThat(put.getFirst().kind()).isEqualTo("seen");
    }

    private void put(String conversationId, ReceivedRecord record) {
        if (down) {
            throw Refused.unavailable("not now");
        }
        keys.add(conversationId);
        put.add(record);
    }

    private static MockHttpServletRequestBuilder message(String json) {
        return post("/api/messages")
                .cookie(COOKIE)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json);
    }
}
