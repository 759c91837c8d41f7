// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console and its API, as nobody and as everybody of staff: any of them may have been taken over. */
final class HostileConsole implements Attack {
    private static final List<String> LOGINS = List.of("ada", "olga", "amal", "rosa");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "POST", "POST", "PUT", "DELETE", "HEAD");
    private static final List<String> API = List.of(
            "/api/cases?text=%s&state=%s&waiting=%s",
            "/api/cases/%s",
            "/api/reviews",
            "/api/reviews/%s/open",
            "/api/reviews/%s/votes",
            "/actuator/prometheus?%s",
            "/actuator/%s");
    private static final List<String> PAGES = List.of(
            "/cases?text=%s&state=%s",
            "/cases/%s",
            "/reviews/%s",
            "/reviews/%s/open",
            "/reviews/%s/vote",
            "/reviews/%s/documents/%s",
            "/routes/%s",
            "/login",
            "/logout?%s");

    /** A session of a login and the token of its forms. */
    private record Session(String cookie, String token) {}

    private final RawWeb web;
    private final HostileTally tally;
    private final List<Session> sessions = new ArrayList<>();

    HostileConsole(RawWeb web, HostileTally tally) {
        this.web = web;
        this.tally = tally;
        LOGINS.forEach(login -> sessions.add(session(login)));
    }

    @Override
    public String kind() {
        return "console";
    }

    @Override
    public void once(Random random) {
        boolean api = random.nextBoolean();
        List<String> headers = HostileHeaders.of(random);
        String form = "decision=" + HostileWords.id(random);
        if (random.nextInt(4) > 0) {
            form += api ? basic(random, headers) : session(random, headers);
        }
        byte[] body = api
                ? json(random)
                : (form + "&username=" + HostileWords.MARK + random.nextInt(9)).getBytes(StandardCharsets.UTF_8);
        headers.add("Content-Type: " + type(random, api));
        headers.add("Content-Length: " + body.length);
        headers.add("Accept: " + HostileWords.one(random, List.of("application/json", "text/html", "*/*")));
        String path = HostileWords.one(random, api ? API : PAGES).replace("%s", HostileWords.id(random));
        byte[] request = RawWeb.request(HostileWords.one(random, METHODS), path, headers, body);
        tally.answer(kind(), request, web.send(request));
    }

    private static String basic(Random random, List<String> headers) {
        String login = HostileWords.one(random, LOGINS);
        headers.add("Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString((login + ":" + login + "-local").getBytes(StandardCharsets.UTF_8)));
        return "";
    }

    private String session(Random random, List<String> headers) {
        Session session = HostileWords.one(random, sessions);
        headers.add("Cookie: " + session.cookie);
        return random.nextInt(4) == 0 ? "" : "&_csrf=" + session.token;
    }

    private static String type(Random random, boolean api) {
        return random.nextInt(10) == 0
                ? HostileWords.one(random, List.of("text/plain", "multipart/form-data; boundary=b", HostileWords.MARK))
                : api ? "application/json" : "application/x-www-form-urlencoded";
    }

    private static byte[] json(Random random) {
        String vote =
                "{\"decision\":\"" + HostileWords.one(random, List.of("confirm", "\\ud800", HostileWords.MARK)) + "\"}";
        return switch (random.nextInt(6)) {
            case 0 -> HostileWords.noise(random, 300);
            case 1 -> ("{\"decision\":" + "[".repeat(3_000)).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("\"" + "x".repeat(200_000) + "\"").getBytes(StandardCharsets.UTF_8);
            case 3 -> HostileWords.mutated(random, vote.getBytes(StandardCharsets.UTF_8));
            default -> vote.getBytes(StandardCharsets.UTF_8);
        };
    }

    private Session session(String login) {
        RawWeb.Answer page = ask("GET", "/login", "", "");
        String form = "username=%s&password=%s-local&_csrf=%s".formatted(login, login, token(page));
        RawWeb.Answer in = ask("POST", "/login", page.cookie().orElse(""), form);
        String cookie = in.cookie("JSESSIONID=").orElseThrow(() -> new DrillFailed(login + " could not log in"));
        return new Session(cookie, token(ask("GET", "/cases", cookie, "")));
    }

    private static String token(RawWeb.Answer page) {
        return Optional.of(TOKEN.matcher(page.body()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElse("");
    }

    private RawWeb.Answer ask(String method, String path, String cookie, String form) {
        List<String> headers = List.of(
                "Host: localhost",
                "Accept: text/html",
                "Cookie: " + cookie,
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length());
        return web.send(RawWeb.request(method, path, headers, form.getBytes(StandardCharsets.UTF_8)));
    }
}
