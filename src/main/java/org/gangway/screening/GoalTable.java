// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures beside those of the best open engines and the goals. */
public final class GoalTable {

    private static final double DECIMALS = 1e5;
    private static final int MANY = 10;

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    void say(String line) {
        lines.add(line);
    }

    void put(String name, double figure, String what, String peers, String goal) {
        figures.put(name, Math.round(figure * DECIMALS) / DECIMALS);
        row(
                what,
                name.contains("recall") || name.contains("false_positives")
                        ? String.format(Locale.ROOT, "%.3f %%", 100 * figure)
                        : String.format(Locale.ROOT, figure > MANY ? "%,.0f" : "%.3f", figure),
                peers,
                goal);
    }

    void put(String name, List<Double> several, String what, String peers, String goal) {
        figures.put(
                name,
                several.stream()
                        .map(figure -> Math.round(figure * DECIMALS) / DECIMALS)
                        .toList());
        row(
                what,
                several.stream()
                        .map(figure -> String.format(Locale.ROOT, "%.1f", 100 * figure))
                        .collect(Collectors.joining(" / ", "", " %")),
                peers,
                goal);
    }

    /** Of what cannot be measured. */
    void put(String name, Optional<Double> none, String what, String peers, String goal) {
        figures.put(name, none.orElse(null));
        row(goal, what, peers, "");
    }

    private void row(String what, String figure, String peers, String goal) {
        String beside = Stream.of(peers, goal.isEmpty() ? "" : "goal " + goal)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        lines.add("%-52s %22s   %s".formatted(what, figure, beside).stripTrailing());
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** By name, as the last line of a benchmark. */
    public Map<String, Object> figures() {
        return figures;
    }
}
