// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with rows of a file, all of it at once: by problem, with the numbers of the first rows. Quotes nothing. */
final class RowProblems {

    private static final int SHOWN = 10;

    private final Map<String, List<Integer>> rows = new LinkedHashMap<>();

    void add(int row, String problem) {
        rows.computeIfAbsent(problem, none -> new ArrayList<>()).add(row);
    }

    List<String> lines() {
        return rows.entrySet().stream()
                .map(problem -> numbers(problem.getValue()) + ": " + problem.getKey())
                .toList();
    }

    private static String numbers(List<Integer> rows) {
        String first = rows.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        String more = rows.size() > SHOWN ? " and %d more".formatted(rows.size() - SHOWN) : "";
        return (rows.size() == 1 ? "row " : "rows ") + first + more;
    }

    /** @throws IllegalArgumentException if there is any */
    void check(Path file) {
        if (!rows.isEmpty()) {
            throw new IllegalArgumentException("%s cannot be used: %s".formatted(file, String.join("; ", lines())));
        }
    }
}
