// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Duration;
import java.util.List;

/**
 * The installation's times, for whatever a scenario leaves out.
 *
 * @param remind how long a question is open before the customer is reminded
 * @param expire how long a question is open before the case is abandoned
 * @param reply how long a hand may take before the command is handed out again
 * @param retry pauses after {@code unavailable}
 * @param farewell how long the farewell waits to be seen
 * @param maxAge after this a case that is still running is abandoned; bounds T2 of the deletion certificate
 * @param closing how long the steps under {@code finally} may take in all; bounds T2 as well
 * @param stub how long a closed case is remembered
 */
public record Pacing(
        Duration remind,
        Duration expire,
        Duration reply,
        List<Duration> retry,
        Duration farewell,
        Duration maxAge,
        Duration closing,
        Duration stub) {

    Duration remind(Step step) {
        return step.pace().remind().orElse(remind);
    }

    Duration expire(Step step) {
        return step.pace().expire().orElse(expire);
    }

    Duration reply(Step step) {
        return step.pace().reply().orElse(reply);
    }

    List<Duration> retry(Step step) {
        return step.pace().retry().orElse(retry);
    }
}
