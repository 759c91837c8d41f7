// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How things stand at one moment of an endurance run.
 *
 * @param second since it began
 * @param came a second, since the sample before; {@code ended} likewise
 * @param underWay customers who have had no farewell yet
 * @param heap of the application after a collection, in megabytes; empty where none was asked for
 * @param resident of the application, {@code broker} that of the broker, in megabytes
 * @param changelog of the store of cases, as it lies on the broker's disk, in megabytes
 * @param lag by group, records that it has yet to commit
 * @param replies milliseconds that customers waited since the sample before, sorted
 */
record Sample(
        double second,
        Period period,
        double came,
        double ended,
        int underWay,
        OptionalLong heap,
        long resident,
        long broker,
        int threads,
        long files,
        double changelog,
        Map<String, Long> lag,
        double[] replies) {

    double reply(double share) {
        return Numbers.at(replies, share);
    }

    long lag(String group) {
        return lag.getOrDefault(group, 0L);
    }

    long lagOfAll() {
        return lag.values().stream().mapToLong(Long::longValue).sum();
    }
}
