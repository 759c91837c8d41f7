// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Conversations of attackers. Their cases may end however they like; nobody else's may be touched by them. */
final class Strangers {
    /** Of their cases; in the scenario they can answer whatever they want. */
    static final String SCENARIO = "drill-hostile";

    /** Of all attackers: it does not matter how their cases end. */
    static final List<String> SCENARIOS = List.of(SCENARIO, PhotoStranger.SCENARIO);

    /** How long a client may say nothing, where they are expected. */
    static final Duration SLOW = Duration.ofSeconds(5);

    /** With photos, the limits of one address as anywhere but in local, and no long waiting for slow clients. */
    static final Map<String, String> SETTINGS = Map.of(
            "logging.structured.format.console", "ecs",
            "gangway.watch.lag", "1s",
            "gangway.channels.web.connections-address", "200",
            "gangway.channels.web.uploads-address", "4",
            "gangway.channels.web.upload-time", SLOW.toString(),
            "server.tomcat.connection-timeout", SLOW.toMillis() + "ms");

    private static final int COUNT = 80;

    private final List<String> cookies = new ArrayList<>();

    Strangers(WebClient web, URI app) throws InterruptedException {
        for (int i = 0; i < COUNT; i++) {
            String cookie = begin(web, app);
            cookies.add(cookie);
            web.post(
                    app.resolve("/api/messages"),
                    cookie,
                    Map.of("id", UUID.randomUUID().toString(), "kind", "start", "scenario", SCENARIO));
        }
    }

    static String begin(WebClient web, URI app) throws InterruptedException {
        return web.post(app.resolve("/api/conversations"), "", Map.of())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    /** Mostly a good one. */
    String cookie(Random random) {
        String cookie = HostileWords.one(random, cookies);
        return switch (random.nextInt(20)) {
            case 0 -> forged(random, cookie);
            case 1 -> "gangway_conversation=" + HostileWords.id(random);
            default -> cookie;
        };
    }

    List<String> cookies() {
        return cookies;
    }

    private static String forged(Random random, String cookie) {
        char[] token = cookie.toCharArray();
        int name = cookie.indexOf('=') + 1;
        token[name + random.nextInt(token.length - name)] = (char) ('A' + random.nextInt(26));
        return new String(token);
    }
}
