// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Collects everything that is wrong with one file, so that it is said at once. */
final class Problems {
    private final YamlTree tree;
    private final TreeSet<Problem> found =
            new TreeSet<>(Comparator.comparingInt(Problem::line).thenComparing(Problem::text));

    Problems(YamlTree tree) {
        this.tree = tree;
        found.addAll(tree.problems());
    }

    /** @param pointer JSON pointer of the place */
    void add(String pointer, String text) {
        found.add(new Problem(tree.line(pointer), text));
    }

    boolean any() {
        return !found.isEmpty();
    }

    /** @throws BrokenScenario if there is any problem */
    void throwIfAny(String fileName) {
        if (any()) {
            throw new BrokenScenario(fileName, List.copyOf(found));
        }
    }
}
