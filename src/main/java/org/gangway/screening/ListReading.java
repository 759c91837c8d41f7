// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Map;

/**
 * What one look at the folder found.
 *
 * @param print of the folder before anything was read: name of each file with size and time, so that it is known whether
 *     it has changed since
 * @param editions of every list that could be read
 * @param broken why each of the others could not
 */
record ListReading(Map<String, String> print, List<Edition> editions, List<ListBroken> broken) {

    /** @throws ListBroken if any list could not be read */
    List<Edition> whole() {
        if (!broken.isEmpty()) {
            throw broken.getFirst();
        }
        return editions;
    }
}
