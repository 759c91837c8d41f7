// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.servlet.DispatcherServlet;

/** The table of {@code docs/security.md} is what the application does: every endpoint, as everybody, by every method. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoMayDoWhatIT {

    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([A-Z*]+) (/\\S*)` \\|(.+)\\|$");
    private static final List<String> WHO =
            List.of("anybody", "operations", "reviewer", "auditor", "route-author", "compliance", "screener");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND");
    /** Parts of {@code GET /**}: files that come with the program. */
    private static final Set<String> FILES =
            Set.of("GET /index.html", "GET /favicon.ico", "GET /chat/**", "GET /live/**", "GET /console/**");

    private static final String CASE = "a".repeat(32) + "-1764000000000";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Visit> visits = new TreeMap<>();
    private RunningGangway gangway;

    record Row(String method, String path, Map<String, String> cells) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Row> rows() throws IOException {
        return LINE.matcher(Files.readString(Path.of("docs/security.md")))
                .results()
                .map(line -> new Row(line.group(1), line.group(2), cells(line.group(3))))
                .toList();
    }

    static Stream<String> paths() throws IOException {
        return rows().stream().map(Row::path).distinct();
    }

    private static Map<String, String> cells(String line) {
        String[] cells = line.split("\\|");
        return IntStream.range(0, WHO.size()).boxed().collect(Collectors.toMap(WHO::get, i -> cells[i].strip()));
    }

    @BeforeAll
    void start() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("server.forward-headers-strategy", "native"));
        for (int i = 1; i < WHO.size(); i++) {
            String user = "gangway.console.users[" + (i - 1) + "].";
            settings.put(user + "login", WHO.get(i));
            settings.put(user + "password", Objects.requireNonNull(new BCryptPasswordEncoder(4).encode("secret")));
            settings.put(user + "roles", WHO.get(i));
        }
        gangway = RunningGangway.start(settings);
        for (String who : WHO) {
            visits.put(who, visit(who));
        }
    }

    @AfterAll
    void stop() {
        gangway.close();
    }

    @Test
    void everyMappedEndpointHasItsRow() throws IOException {
        Set<String> mapped = MappedEndpoints.of(
                Objects.requireNonNull(gangway.bean(DispatcherServlet.class).getWebApplicationContext()));
        assertThat(mapped).hasSizeGreaterThan(25);
        mapped.addAll(FILES);
        assertThat(rows().stream().map(Row::toString)).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theDoorLetsInWhomTheTableNames(Row row) throws Exception {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String who : WHO) {
            Visit visit = row.path().startsWith("/log") ? visit(who) : visit(who, visits);
            seen.put(who, tried(row, visit));
        }
        assertThat(seen).containsExactlyInAnyOrderEntriesOf(row.cells());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyOtherMethodIsForNobody(String path) throws Exception {
        Set<String> offered = rows().stream()
                .filter(row -> row.path().equals(path))
                .map(Row::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (offered.contains("*")) {
            return;
        }
        List<String> letIn = new ArrayList<>();
        for (String method : METHODS) {
            if (!offered.contains(method) && !(method.equals("HEAD") && offered.contains("GET"))) {
                for (String who : WHO) {
                    HttpResponse<InputStream> response = visit(who, visits).send(method, sample(path));
                    response.body().close();
                    if (response.statusCode() < 300 && !onlyTellsMethods(method, response)) {
                        letIn.add(who + " " + method + " " + response.statusCode());
                    }
                }
            }
        }
        assertThat(letIn).isEmpty();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        for (Row row : rows()) {
            if (row.method().equals("POST") && isForm(row.path())) {
                for (String who : WHO) {
                    HttpResponse<InputStream> response =
                            visit(who).withoutToken().send("POST", sample(row.path()));
                    response.body().close();
                    assertThat(response.statusCode()).as(who + " " + row).isEqualTo(403);
                }
            }
        }
    }

    /** Programs and vendors send no cookie that another site could make a browser send along. */
    private static boolean isForm(String path) {
        return !path.startsWith("/api/") && !path.startsWith("/webhooks/");
    }

    /** In the words of the table. */
    private String tried(Row row, Visit visit) throws Exception {
        String method = row.method().equals("*") ? "GET" : row.method();
        visit.cookies.remove("__Host-gangway_conversation");
        if (letIn(visit.send(method, sample(row.path())))) {
            return "yes";
        }
        if (!row.cells().containsValue("own")) {
            return "no";
        }
        visit.send("POST", "/api/conversations").body().close();
        return letIn(visit.send(method, sample(row.path()))) ? "own" : "no";
    }

    private static boolean letIn(HttpResponse<InputStream> response) throws IOException {
        response.body().close();
        boolean toLogin = response.headers().firstValue("location").orElse("").endsWith("/login");
        return response.statusCode() != 401 && response.statusCode() != 403 && !toLogin;
    }

    private static boolean onlyTellsMethods(String method, HttpResponse<InputStream> response) {
        return method.equals("OPTIONS")
                && response.headers().firstValue("allow").isPresent()
                && response.headers().firstValue("access-control-allow-origin").isEmpty();
    }

    private static Visit visit(String who, Map<String, Visit> visits) {
        return Objects.requireNonNull(visits.get(who), who);
    }

    private Visit visit(String who) throws Exception {
        Visit visit = new Visit(http, gangway.app());
        return who.equals("anybody") ? visit.anybody() : visit.as(who, "secret");
    }

    private static String sample(String path) {
        return path.replace("{caseId}", CASE)
                .replace("{commandId}", CASE + ".screen-sanctions.1")
                .replace("{field}", "id-photo")
                .replace("{id}", "open-lead")
                .replace("{name}", "privacy-20261125T000000000Z")
                // One that the application does not know: a vendor's report is let in by its signature, not by the
                // door.
                .replace("{vendor}", "nobody")
                .replaceAll("\\{(partition|offset)}", "0")
                .replace("/actuator/health/**", "/actuator/health/liveness")
                .replace("/chat/**", "/chat/chat.js")
                .replace("/console/**", "/console/console.css")
                .replace("**", "unheard-of");
    }
}
