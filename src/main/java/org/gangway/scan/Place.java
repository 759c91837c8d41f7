// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.util.List;

/**
 * One kind of place that was looked at.
 *
 * @param items files, records or pages; things unpacked from them count by themselves
 * @param found what gives somebody away: where, whose value, in which encoding; never the value
 */
public record Place(String kind, long items, long bytes, List<String> found) {
    public Place {
        found = List.copyOf(found);
    }
}
