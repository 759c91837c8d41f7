// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What was found, counted. */
record Tally(Map<String, Integer> verdicts, int news) {

    static Tally of(Collection<RescreeningRecord> found) {
        Map<String, Integer> verdicts = new TreeMap<>();
        found.forEach(one -> verdicts.merge(one.verdict(), 1, Integer::sum));
        return new Tally(
                verdicts, (int) found.stream().filter(RescreeningRecord::news).count());
    }

    Map<String, Integer> added(Map<String, Integer> before) {
        Map<String, Integer> sum = new TreeMap<>(before);
        verdicts.forEach((verdict, count) -> sum.merge(verdict, count, Integer::sum));
        return sum;
    }
}
