// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What was thrown, what was answered, and what of that must not be. */
final class HostileTally {
    private static final int SHOWN = 160;
    private static final Pattern FAULT =
            Pattern.compile("\\n\\s+at [a-z]+\\.|[a-z]\\.[A-Z][A-Za-z]+(Exception|Error)\\b");

    private final Map<String, Integer> inputs = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> findings = new ConcurrentHashMap<>();

    void input(String kind) {
        inputs.merge(kind, 1, Integer::sum);
    }

    /** What came back for one request. */
    void answer(String kind, byte[] request, RawWeb.Answer answer) {
        int status = answer.status();
        answers.merge(status == 0 ? "none" : status / 100 + "xx", 1, Integer::sum);
        if (status >= 500) {
            found(kind + " was answered " + status + ": " + start(request));
        }
        if (FAULT.matcher(answer.body()).find()) {
            found(kind + " was answered with a fault of the program: " + start(request));
        }
        if (LogLines.ofHonest(answer.body())) {
            found(kind + " was answered with what an honest customer wrote: " + start(request));
        }
    }

    void found(String finding) {
        findings.merge(finding, 1, Integer::sum);
    }

    Map<String, Integer> inputs() {
        return new TreeMap<>(inputs);
    }

    Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    int thrown() {
        return inputs.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> findings() {
        return new TreeMap<>(findings)
                .entrySet().stream()
                        .map(found -> found.getValue() + " times: " + found.getKey())
                        .toList();
    }

    /** The beginning of a request, so that it can be told which. */
    private static String start(byte[] request) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN, request.length); i++) {
            char c = (char) (request[i] & 0xff);
            shown.append(c >= ' ' && c < 0x7f ? c : '.');
        }
        return shown.toString();
    }
}
