// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gangway.wire.OptionalSteps;

/** The seeded people of profile {@code local}: reviewers who confirm whatever they are shown but one face on several cases, and an operator who has it tried again. */
final class Reviewers implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final String OPERATOR = "olga";

    /** By login, what is always decided. */
    private static final Map<String, String> DECISIONS =
            Map.of("ada", "confirm", "grace", "confirm", OPERATOR, "retry");

    private final WebClient web;
    private final URI app;
    private final Set<String> decided = new HashSet<>();
    private final Rounds rounds;

    Reviewers(WebClient web, URI app) {
        this.web = web;
        this.app = app;
        this.rounds = new Rounds(EVERY, before -> work());
    }

    private void work() throws InterruptedException {
        for (String login : DECISIONS.keySet()) {
            review(login);
        }
    }

    private void review(String login) throws InterruptedException {
        String basic = as(login);
        Optional<JsonNode> reviews = web.get(app.resolve("/api/reviews"), basic);
        if (reviews.isEmpty()) {
            return;
        }
        for (JsonNode review : reviews.get()) {
            String command = review.path("commandId").asText();
            // an operator may be asked about the same command again
            String step = review.path("step").asText();
            if ((login.equals(OPERATOR) || !decided.contains(login + command)) && decides(login, command, step)) {
                decided.add(login + command);
            }
        }
    }

    /** What a login of profile {@code local} authenticates with. */
    static String as(String login) {
        return "Basic "
                + Base64.getEncoder().encodeToString((login + ":" + login + "-local").getBytes(StandardCharsets.UTF_8));
    }

    private boolean decides(String login, String command, String step) throws InterruptedException {
        String basic = as(login);
        // whoever shows photos in a drill shows the same ones
        boolean cleared = step.equals(OptionalSteps.FIND_DUPLICATE) && !login.equals(OPERATOR);
        Map<String, String> decision = Map.of("decision", cleared ? "clear" : DECISIONS.getOrDefault(login, ""));
        // an operator sees no personal data, and may not ask for it
        int opened = login.equals(OPERATOR)
                ? 200
                : web.tryPost(app.resolve("/api/reviews/" + command + "/open"), basic, Map.of());
        int voted = opened / 100 == 2
                ? web.tryPost(app.resolve("/api/reviews/" + command + "/votes"), basic, decision)
                : opened;
        return voted / 100 == 2;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
