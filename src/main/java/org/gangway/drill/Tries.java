// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What the journals say of steps that were tried again. */
final class Tries {
    private final Map<String, Round> rounds = new HashMap<>();
    private final List<Round> asked = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private int paused;
    private int inOperations;

    /** One round of a step, until somebody was asked about it for the first time. */
    private static final class Round {
        private final String step;
        private final List<Duration> pauses = new ArrayList<>();
        /** A hand was gone for longer than a reply may take: that counts as a try, and has no pause. */
        private boolean withoutReply;

        private boolean asked;

        private Round(String step) {
            this.step = step;
        }
    }

    /** @param type of the event, as in {@code step-paused} */
    void take(String caseId, String type, JsonNode event) {
        String step = event.path("step").asText();
        String key = caseId + " " + step;
        Round round = rounds.computeIfAbsent(key, name -> new Round(step));
        switch (type) {
            case "step-issued" -> rounds.put(key, new Round(step));
            case "step-reissued" ->
                round.withoutReply |= event.path("why").asText().equals("no-reply");
            case "step-paused" -> {
                paused++;
                round.pauses.add(Duration.between(instant(event, "at"), instant(event, "until")));
            }
            case "step-replied" -> {
                String code = event.at("/reply/facts/code-command/open").asText();
                if (!code.isEmpty()) {
                    codes.add(code);
                }
            }
            case "review-asked" -> {
                if (event.path("queue").asText().equals("operations")) {
                    asked(round, event.path("reasons").toString());
                }
            }
            default -> {}
        }
    }

    private void asked(Round round, String reasons) {
        inOperations++;
        if (!round.asked && reasons.contains("\"unavailable\"")) {
            asked.add(round);
        }
        round.asked = true;
    }

    /** How many different one-time codes were mailed. */
    int codes() {
        return codes.size();
    }

    int paused() {
        return paused;
    }

    int inOperations() {
        return inOperations;
    }

    /** Where a person was asked before these pauses had passed, or after more of them. */
    List<String> findings(List<Duration> retry) {
        return asked.stream()
                .filter(round -> !round.withoutReply && !passed(retry, round.pauses))
                .map(round -> "a step " + round.step + " came to operations after the pauses " + round.pauses)
                .distinct()
                .toList();
    }

    /** A pause begins when the process gets to the reply, and is as long as it has to be from then on. */
    private static boolean passed(List<Duration> retry, List<Duration> pauses) {
        return pauses.size() == retry.size()
                && IntStream.range(0, retry.size()).allMatch(i -> pauses.get(i).compareTo(retry.get(i)) >= 0);
    }

    private static Instant instant(JsonNode event, String member) {
        return Instant.parse(event.path(member).asText());
    }
}
