// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one look at the folder found.
 *
 * @param print of the folder before anything was read: name of each file with size and time, so that it is known whether
 *     it has changed since
 * @param editions of every list that could be read
 * @param broken why each of the others could not
 * @param ignored names of files that are no lists, for whoever put them there
 */
record ListReading(Map<String, String> print, List<Edition> editions, List<ListBroken> broken, List<String> ignored) {

    /** @throws ListBroken if any list could not be read */
    List<Edition> whole() {
        if (!broken.isEmpty()) {
            throw broken.getFirst();
        }
        return editions;
    }

    /**
     * Without the demonstration list.
     *
     * @throws ListBroken if any list could not be read
     * @throws IllegalArgumentException if there is no list at all
     */
    List<SanctionsList> published(Path folder) {
        List<SanctionsList> lists = whole().stream()
                .map(Edition::list)
                .filter(list -> !list.name().equals(DemoList.NAME))
                .toList();
        if (lists.isEmpty()) {
            throw new IllegalArgumentException("no sanctions list is in " + folder);
        }
        return lists;
    }
}
