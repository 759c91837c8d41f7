// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One open item of the review desk, without what is sealed.
 *
 * @param facts what is open of the command: reasons, references
 * @param decisions what may be voted
 * @param voted whether this reviewer has
 */
record ReviewItem(
        String commandId,
        String caseId,
        String shortId,
        String step,
        int round,
        String queue,
        Map<String, String> facts,
        Instant since,
        String waiting,
        List<String> decisions,
        boolean voted) {

    static final String OPERATIONS = "operations";
    private static final List<String> OF_OPERATIONS = List.of("retry", "done", "refuse");
    private static final List<String> OF_CHECKS = List.of("confirm", "clear");

    /** Where the command does not say. */
    static List<String> decisions(String queue) {
        return queue.equals(OPERATIONS) ? OF_OPERATIONS : OF_CHECKS;
    }
}
