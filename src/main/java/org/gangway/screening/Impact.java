// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;

/**
 * What other bands would change, counted.
 *
 * @param corpus version of the lists it was measured on
 * @param listed names of listed persons, altered in ten ways, each of which should be an alert
 * @param customers people whom the bank has had screened; empty where it gives no sample
 * @param sample SHA-256 of the bank's sample, or empty
 */
public record Impact(String corpus, List<Line> listed, List<Line> customers, String sample) {

    /**
     * Of one type of list.
     *
     * @param asked how many were screened
     * @param before how many of them are alerts by the bands in force
     * @param after and by those that are proposed
     */
    public record Line(String type, int asked, int before, int after) {}
}
