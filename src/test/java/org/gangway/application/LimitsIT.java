// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Limits of requests and of guesses, and secrets that must not be seen, on a running application. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {

    private static final String MARKER = "marker-of-a-secret";
    private static final List<String> SECRETS =
            List.of("gangway.crm.token", "gangway.core-banking.password", "gangway.mail.password");

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningGangway gangway;
    private String said = "";

    @BeforeAll
    void start(CapturedOutput output) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "server.forward-headers-strategy", "native",
                "gangway.channels.web.limits.conversation", "10",
                "gangway.channels.web.limits.address", "60",
                "gangway.channels.web.limits.begin", "5",
                "gangway.console.tries", "4",
                "management.endpoints.web.exposure.include", "*",
                "management.endpoint.env.show-values", "always",
                "logging.level.root", "info",
                "logging.level.org.apache.kafka", "info"));
        SECRETS.forEach(name -> settings.put(name, MARKER));
        gangway = RunningGangway.start(settings);
        said = output.getAll();
    }

    @AfterAll
    void stop() {
        gangway.close();
    }

    @Test
    void oneConversationIsSlowedDownAndTheNextIsNot() throws Exception {
        Visit visit = from("198.51.100.1");
        begin(visit);
        assertThat(until429(visit, "GET", "/api/conversations", 40)).isBetween(10, 12); // one comes back every 6 s
        Visit other = from("198.51.100.2");
        begin(other);
        assertThat(status(other, "GET", "/api/conversations")).isEqualTo(200);
    }

    @Test
    void oneAddressBeginsOnlySoManyConversations() throws Exception {
        assertThat(until429(from("198.51.100.3"), "POST", "/api/conversations", 30))
                .isBetween(5, 6);
        HttpResponse<InputStream> refused = from("198.51.100.3").send("POST", "/api/conversations");
        try (InputStream body = refused.body()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).contains("\"status\":429");
        }
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(refused.headers().firstValue("content-security-policy")).isPresent();
        assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(status(from("198.51.100.4"), "POST", "/api/conversations")).isEqualTo(201);
    }

    @Test
    void oneAddressIsSlowedDownWhateverCookieItBrings() throws Exception {
        assertThat(until429(from("198.51.100.5"), "GET", "/certificates/unheard-of", 100))
                .isBetween(60, 80); // one comes back every second
    }

    @Test
    void whoeverGuessesAPasswordIsStoppedAndTheOwnerElsewhereIsNot() throws Exception {
        Visit guesser = from("198.51.100.6").basic("ada", "guess");
        for (int i = 0; i < 4; i++) {
            assertThat(status(guesser, "GET", "/api/cases")).isEqualTo(401);
        }
        assertThat(status(guesser, "GET", "/api/cases")).isEqualTo(429);
        assertThat(status(from("198.51.100.6").basic("ADA", "ada-local"), "GET", "/api/cases"))
                .isEqualTo(429);
        Visit form = from("198.51.100.6").anybody();
        HttpResponse<InputStream> refused =
                form.send("POST", "/login", Map.of("username", " ada", "password", "ada-local"));
        refused.body().close();
        assertThat(refused.statusCode()).isEqualTo(429);
        for (int i = 0; i < 10; i++) { // who is right is never slowed down
            assertThat(status(from("198.51.100.7").basic("ada", "ada-local"), "GET", "/api/cases"))
                    .isEqualTo(200);
        }
    }

    @Test
    void whatFitsNoEndpointIsRefusedAndNotLogged(CapturedOutput output) throws Exception {
        Visit stranger = from("198.51.100.10");
        assertThat(status(stranger, "GET", "/api/attachments/quoted-nowhere/1")).isEqualTo(400);
        assertThat(status(stranger, "DELETE", "/api/messages")).isEqualTo(405);
        assertThat(status(from("198.51.100.11").basic("ada", "ada-local"), "POST", "/api/reviews/quoted-nowhere/votes"))
                .isEqualTo(404);
        assertThat(status(stranger, "GET", "/error")).isEqualTo(302);
        assertThat(output.getAll()).doesNotContain("quoted-nowhere").doesNotContain("Resolved [");
    }

    @Test
    void loginsAndRefusalsAreLoggedAndWhatWasTypedIsNot(CapturedOutput output) throws Exception {
        from("198.51.100.9").as("ada", "ada-local");
        assertThat(status(from("198.51.100.9").basic("my-password-by-mistake", "x"), "GET", "/api/cases"))
                .isEqualTo(401);
        assertThat(status(from("198.51.100.9").basic("rosa", "rosa-local"), "GET", "/api/reviews"))
                .isEqualTo(403);
        assertThat(output.getAll())
                .contains("logged in login=\"ada\"")
                .contains("a login failed")
                .contains("a role did not include what was asked for login=\"rosa\"")
                .doesNotContain("my-password-by-mistake");
    }

    @Test
    void noSecretIsInALogOrAnEndpointEvenIfAllAreExposed() throws Exception {
        for (String endpoint :
                List.of("env", "configprops", "heapdump", "beans", "threaddump", "loggers", "mappings")) {
            for (String login : List.of("olga", "ada", "amal", "rosa")) {
                assertThat(status(from("198.51.100.8").basic(login, login + "-local"), "GET", "/actuator/" + endpoint))
                        .as(login + " " + endpoint)
                        .isEqualTo(403);
            }
        }
        assertThat(said).contains("topics are as they must be").doesNotContain(MARKER);
    }

    private Visit from(String address) {
        return new Visit(http, gangway.app()).from(address);
    }

    private static void begin(Visit visit) throws Exception {
        assertThat(status(visit, "POST", "/api/conversations")).isEqualTo(201);
    }

    private static int until429(Visit visit, String method, String path, int most) throws Exception {
        int passed = 0;
        while (passed < most && status(visit, method, path) != 429) {
            visit.cookies.keySet().removeIf(name -> method.equals("POST"));
            passed++;
        }
        return passed;
    }

    private static int status(Visit visit, String method, String path) throws Exception {
        HttpResponse<InputStream> response = visit.send(method, path);
        response.body().close();
        return response.statusCode();
    }
}
