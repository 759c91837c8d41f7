// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sandbox counted: how often what was to be done once was done. */
record Counterparties(WebClient web, URI sandbox) {

    /** @param repeats the same id, or the same idempotency key, again */
    record Count(long distinct, long repeats) {}

    Count of(String effect) {
        JsonNode count = get("/counts").path(effect);
        return new Count(count.path("distinct").asLong(), count.path("repeats").asLong());
    }

    void turn(Map<String, ?> knob) {
        try {
            if (web.tryPost(sandbox.resolve("/knobs"), "", knob) != 201) {
                throw new DrillFailed("the sandbox has no such knob");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    /** One of them does this wrong until {@link #everythingWorks}. */
    void fault(String target, String fault, long millis) {
        turn(Map.of("target", target, "fault", fault, "times", 0, "millis", millis));
    }

    void everythingWorks() {
        try {
            web.delete(sandbox.resolve("/knobs"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    /** How often EventBridge got the event that it got most often. */
    int mostTimes() {
        return times().values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** By case, how often EventBridge got its event. */
    Map<String, Integer> times() {
        Map<String, Integer> times = new HashMap<>();
        for (JsonNode event : get("/eventbridge/events")) {
            String caseId = event.path("detail").path("data").path("caseId").asText();
            times.merge(caseId, event.path("times").asInt(), Math::max);
        }
        return times;
    }

    /**
     * What does not fit to these customers.
     *
     * @param kills how often something was killed
     * @param codes how many one-time codes were mailed
     */
    List<String> findings(Crowd crowd, int kills, long codes) {
        long accounts = crowd.count(Course::opensAccount);
        long signed = crowd.count(course -> course == Course.SIGNED);
        List<String> findings = new ArrayList<>();
        check("clients", accounts, findings);
        check("accounts", accounts, findings);
        check("leads", crowd.count(Course::opensLead), findings);
        check("envelopes", crowd.count(course -> course == Course.ENVELOPED), findings);
        check("documents", signed, findings);
        check("mails", signed + codes, findings);
        check("events", crowd.size(), findings);
        events(crowd, kills, findings);
        return findings;
    }

    private void check(String effect, long expected, List<String> findings) {
        long found = of(effect).distinct();
        if (found != expected) {
            findings.add("the sandbox has " + found + " different " + effect + ", there should be " + expected);
        }
    }

    private void events(Crowd crowd, int kills, List<String> findings) {
        Map<String, String> expected = crowd.expected();
        Map<String, Integer> perCase = new HashMap<>();
        for (JsonNode event : get("/eventbridge/events")) {
            String caseId = event.path("detail").path("data").path("caseId").asText();
            perCase.merge(caseId, 1, Integer::sum);
            String outcome = event.path("detail").path("data").path("outcome").asText();
            if (!outcome.equals(expected.get(caseId))) {
                findings.add("EventBridge was told of case " + caseId + " that it is " + outcome);
            }
            if (event.path("times").asInt() > 1 + kills) {
                findings.add("EventBridge got the event of case " + caseId + " "
                        + event.path("times").asInt() + " times");
            }
        }
        perCase.forEach((caseId, times) -> {
            if (times != 1) {
                findings.add("EventBridge has " + times + " different events of case " + caseId);
            }
        });
    }

    private JsonNode get(String path) {
        try {
            Optional<JsonNode> answer = web.get(sandbox.resolve(path), "");
            return answer.orElseThrow(() -> new DrillFailed("the sandbox does not answer"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }
}
