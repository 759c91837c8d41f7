// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

/**
 * One thing that is wrong with a scenario or rule table.
 *
 * @param line from 1
 * @param text what is wrong and what to do
 */
public record Problem(int line, String text) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
        return Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + text;
    }
}
