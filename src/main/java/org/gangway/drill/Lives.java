// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.Map;
import java.util.function.Consumer;

/** What EventBridge got in each life of the application. Only a death makes an event come again: once in each life. */
final class Lives {
    private Map<String, Integer> before = Map.of();

    /** One has ended. @param times by case, how often its event had come by then */
    void ended(Map<String, Integer> times, Consumer<String> found) {
        times.forEach((caseId, often) -> {
            int now = often - before.getOrDefault(caseId, 0);
            if (now > 1) {
                found.accept("EventBridge got the event of case " + caseId + " " + now
                        + " times, and nobody was killed between");
            }
        });
        before = Map.copyOf(times);
    }
}
