// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario or rule table that cannot be used. Says every problem, with its line. */
public final class BrokenScenario extends RuntimeException {
    private final transient List<Problem> problems;

    BrokenScenario(String fileName, List<Problem> problems) {
        super(problems.stream()
                .sorted()
                .map(problem -> "\n  " + fileName + ":" + problem.line() + ": " + problem.text())
                .collect(Collectors.joining("", fileName + " has " + count(problems) + ":", "")));
        this.problems = problems.stream().sorted().toList();
    }

    /** In the order of their lines. */
    public List<Problem> problems() {
        return problems;
    }

    private static String count(List<Problem> problems) {
        return problems.size() == 1 ? "a problem" : problems.size() + " problems";
    }
}
