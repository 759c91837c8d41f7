// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.wire.Json;

/** The console and its API, as nobody and as everybody of staff: any of them may have been taken over. */
final class HostileConsole implements Attack {
    private static final List<String> LOGINS = List.of("ada", "olga", "amal", "rosa", "cora");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "POST", "POST", "PUT", "DELETE", "HEAD");
    /** Of a vote, of an exemption, and of what is an alert. */
    private static final String FORM =
            "decision=%s&list=%s&entity=%s&reason=%s&until=%s&sanctionsPossible=%s&pepStrong=%s";

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
        String form = FORM.replace("%s", HostileWords.id(random));
        if (random.nextInt(4) > 0) {
            form += api ? basic(random, headers) : session(random, headers);
        }
        byte[] body = api
                ? json(random)
                : (form + "&username=" + HostileWords.MARK + random.nextInt(9)).getBytes(StandardCharsets.UTF_8);
        headers.add("Content-Type: " + type(random, api));
        headers.add("Content-Length: " + body.length);
        headers.add("Accept: " + HostileWords.one(random, List.of("application/json", "text/html", "*/*")));
        String path = HostileWords.one(random, api ? HostilePlaces.API : HostilePlaces.PAGES)
                .replace("%s", HostileWords.id(random));
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
        return switch (random.nextInt(8)) {
            case 0 -> HostileWords.noise(random, 300);
            case 1 -> ("{\"decision\":" + "[".repeat(3_000)).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("\"" + "x".repeat(200_000) + "\"").getBytes(StandardCharsets.UTF_8);
            case 3 -> HostileWords.mutated(random, vote.getBytes(StandardCharsets.UTF_8));
            case 4 -> Json.write(exemption(random));
            case 5 -> Json.write(bands(random));
            default -> vote.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static Map<String, String> exemption(Random random) {
        return Map.of(
                "customer", HostileWords.text(random),
                "list", HostileWords.text(random),
                "entity", HostileWords.text(random),
                "entryHash", HostileWords.text(random),
                "personHash", HostileWords.text(random),
                "reason", HostileWords.text(random),
                "until", HostileWords.one(random, List.of("2027-03-31", "+999999999-12-31", HostileWords.MARK)));
    }

    private static Map<String, Object> bands(Random random) {
        Map<String, Object> limits = new HashMap<>();
        for (String limit : List.of("possible", "likely", "strong")) {
            limits.put(limit, HostileWords.one(random, List.of(0.9, -1, 1e308, "NaN", HostileWords.MARK)));
        }
        return Map.of("sanctions", limits, "bank", limits, "pep", limits, "reason", HostileWords.text(random));
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
