// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gangway.command.PlainReport;
import org.gangway.wire.Json;

/** How the three customers of the demo ended, and whether that is as it should be. */
final class DemoEndings {
    /** One customer each, named after the outcome that is expected. */
    static final List<String> EXPECTED = List.of("approved", "refused", "abandoned");

    /**
     * How one customer's story ended.
     *
     * @param outcome as the bank got to know it
     * @param reminded whether the journal says that the customer was reminded
     */
    record Ending(String caseId, String outcome, boolean reminded, long milliseconds) {}

    private final Map<String, Ending> endings = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    /** Plays one customer's story, unless an earlier one went wrong: what goes wrong is noted, and ends the demo. */
    void play(String expected, Supplier<Ending> story) {
        if (!failures.isEmpty()) {
            return;
        }
        try {
            endings.put(expected, story.get());
        } catch (RuntimeException e) {
            failures.put(expected, PlainReport.line(e));
        }
    }

    /** What went wrong, one line each. */
    List<String> failures() {
        return List.copyOf(failures.values());
    }

    boolean asExpected() {
        return EXPECTED.stream().allMatch(this::asExpected);
    }

    /** Who leaves is reminded before the case is given up. */
    private boolean asExpected(String expected) {
        Ending ending = endings.get(expected);
        return ending != null
                && ending.outcome().equals(expected)
                && (ending.reminded() || !expected.equals("abandoned"));
    }

    /** One line, whatever happened. */
    String json(long totalMilliseconds) {
        Map<String, Object> json = new LinkedHashMap<>();
        EXPECTED.forEach(expected -> json.put(expected, json(expected)));
        json.put("as_expected", asExpected());
        json.put("total_milliseconds", totalMilliseconds);
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }

    private Map<String, Object> json(String expected) {
        Ending ending = endings.get(expected);
        if (ending != null) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("outcome", ending.outcome());
            json.put("reminded", ending.reminded());
            json.put("milliseconds", ending.milliseconds());
            return json;
        }
        String failure = failures.get(expected);
        return failure == null
                ? Map.of("outcome", "not-played")
                : new LinkedHashMap<>(Map.of("outcome", "failed", "failure", failure));
    }
}
