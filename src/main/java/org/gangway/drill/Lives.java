// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.Map;
import java.util.function.Consumer;

/**
 * What EventBridge got in each life of the application. A death makes an event come again, once in the next life; so does a
 * request that EventBridge did not answer in time, since nobody knows whether it arrived. Nothing else does.
 */
final class Lives {
    private Map<String, Integer> before = Map.of();
    private int unansweredBefore;

    /**
     * One has ended.
     *
     * @param times by case, how often its event had come by then
     * @param unanswered how many requests to EventBridge had not been answered by then
     */
    void ended(Map<String, Integer> times, int unanswered, Consumer<String> found) {
        int allowed = 1 + unanswered - unansweredBefore;
        times.forEach((caseId, often) -> {
            int now = often - before.getOrDefault(caseId, 0);
            if (now > allowed) {
                found.accept("EventBridge got the event of case " + caseId + " " + now
                        + " times in one life of the application, which waited in vain for " + (allowed - 1)
                        + " answers");
            }
        });
        before = Map.copyOf(times);
        unansweredBefore = unanswered;
    }

    /** How many requests were not answered, in all lives. */
    int unanswered() {
        return unansweredBefore;
    }
}
