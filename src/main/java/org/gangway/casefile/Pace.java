// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a step may take. What a scenario leaves out comes from the installation's configuration.
 *
 * @param remind the customer is reminded once when a question has been open this long
 * @param expire a question open this long abandons the case
 * @param reply a hand that has not replied after this long gets the command again
 * @param retry pauses before the command is issued again after {@code unavailable}; after the last it goes to the review
 *     queue {@code operations}
 */
public record Pace(
        Optional<Duration> remind,
        Optional<Duration> expire,
        Optional<Duration> reply,
        Optional<List<Duration>> retry) {
    public static final Pace DEFAULT = new Pace(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
