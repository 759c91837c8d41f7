// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells a browser, and what no page holds. */
@Timeout(120)
@ExtendWith(SharedGangway.class)
class BrowserRulesIT {

    private static final Pattern INLINE =
            Pattern.compile("(?i)<script(?![^>]*\\ssrc=)|\\son[a-z]+\\s*=\\s*[\"']|\\sstyle\\s*=|<style|javascript:");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningGangway gangway;

    BrowserRulesIT(RunningGangway gangway) {
        this.gangway = gangway;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/cases",
                "/cases/unheard-of",
                "/reviews",
                "/reviews/unheard-of",
                "/hits",
                "/hits/unheard-of",
                "/certificates/unheard-of",
                "/chat/chat.js",
                "/error",
                "/unheard-of",
                "/api/conversations",
                "/api/cases",
                "/api/reviews",
                "/api/hits",
                "/api/messages",
                "/actuator/health",
                "/actuator/env"
            })
    void everyAnswerSaysWhatABrowserMayDo(String path) throws Exception {
        for (Visit visit : List.of(new Visit(http, gangway.app()), visit("ada"))) {
            HttpResponse<InputStream> response = visit.send("GET", path);
            response.body().close();
            assertThat(header(response, "content-security-policy"))
                    .contains(
                            "default-src 'none'",
                            "object-src 'none'",
                            "script-src 'self'",
                            "frame-ancestors 'none'",
                            "base-uri 'none'")
                    .contains("form-action 'self'")
                    .doesNotContain("unsafe", "*", "http:", "data:");
            assertThat(header(response, "x-content-type-options")).isEqualTo("nosniff");
            assertThat(header(response, "x-frame-options")).isEqualTo("DENY");
            assertThat(header(response, "referrer-policy")).isEqualTo("same-origin");
            assertThat(header(response, "cross-origin-opener-policy")).isEqualTo("same-origin");
            assertThat(header(response, "cross-origin-resource-policy")).isEqualTo("same-origin");
            assertThat(header(response, "permissions-policy")).contains("microphone=()");
            assertThat(header(response, "cache-control")).contains("no-store");
            assertThat(header(response, "strict-transport-security")).contains("max-age=31536000", "includeSubDomains");
            assertThat(header(response, "access-control-allow-origin")).isEmpty();
            assertThat(header(response, "server")).isEmpty();
            assertThat(header(response, "x-powered-by")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/cases", "/reviews", "/hits", "/certificates/unheard-of", "/unheard-of"})
    void noPageHoldsAScriptOrAStyleOfItsOwn(String path) throws Exception {
        String page = visit("ada").page(path);
        assertThat(page).contains("<html");
        assertThat(INLINE.matcher(page).results().map(found -> found.group())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>x</script>", "<b onclick=\"x\">", "<p style='x'>", "<a href='javascript:x'>"})
    void anInlineScriptWouldBeFound(String page) {
        assertThat(INLINE.matcher(page).find()).isTrue();
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherSites() throws Exception {
        Visit visit = new Visit(http, gangway.app());
        try (InputStream begun = visit.send("POST", "/api/conversations").body();
                InputStream login = visit.send("GET", "/login").body()) {
            assertThat(new String(begun.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("{}");
            assertThat(login.readAllBytes()).isNotEmpty();
        }
        assertThat(visit.told).hasSize(2).allSatisfy(cookie -> assertThat(cookie)
                .contains("; HttpOnly", "; Secure", "; SameSite=Strict", "; Path=/")
                .doesNotContain("Domain"));
    }

    @Test
    void aLoginGetsASessionOfItsOwnAndALogoutEndsIt() throws Exception {
        Visit visit = new Visit(http, gangway.app());
        visit.cookies.put("JSESSIONID", "known-to-somebody-else");
        visit.as("ada", "ada-local");
        String session = visit.cookies.get("JSESSIONID");
        assertThat(session).isNotEqualTo("known-to-somebody-else");
        visit.send("POST", "/logout").body().close();
        visit.cookies.put("JSESSIONID", session);
        HttpResponse<InputStream> after = visit.send("GET", "/cases");
        after.body().close();
        assertThat(header(after, "location")).endsWith("/login");
    }

    @Test
    void aStrangerGetsNoSessionWhateverHeAsksFor() throws Exception {
        Visit visit = new Visit(http, gangway.app()).anybody();
        for (String path :
                List.of("/login", "/login?error", "/cases", "/cases/unheard-of", "/reviews", "/unheard-of")) {
            visit.send("GET", path).body().close();
        }
        Map<String, String> wrong = Map.of("username", "nobody", "password", "wrong");
        HttpResponse<InputStream> refused = visit.send("POST", "/login", wrong);
        refused.body().close();
        assertThat(header(refused, "location")).endsWith("/login?error");
        visit.send("POST", "/logout").body().close();
        visit.withoutToken().send("POST", "/login", wrong).body().close();
        assertThat(visit.told).isNotEmpty().noneMatch(cookie -> cookie.contains("JSESSIONID"));
    }

    @Test
    void whoLogsInComesToThePageHeWanted() throws Exception {
        Visit visit = new Visit(http, gangway.app());
        visit.send("GET", "/cases/unheard-of").body().close();
        visit.anybody();
        HttpResponse<InputStream> in = visit.send("POST", "/login", Map.of("username", "ada", "password", "ada-local"));
        in.body().close();
        assertThat(header(in, "location")).endsWith("/cases/unheard-of");
    }

    @Test
    void aReviewerWhoWritesTheLoginOtherwiseIsStillTheSameReviewer() throws Exception {
        assertThat(visit("ada").page("/cases")).contains(">ada<");
        assertThat(new Visit(http, gangway.app()).as("ADA", "ada-local").page("/cases"))
                .contains(">ada<")
                .doesNotContain("ADA");
    }

    private Visit visit(String login) throws Exception {
        return new Visit(http, gangway.app()).as(login, login + "-local");
    }

    private static String header(HttpResponse<InputStream> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }
}
