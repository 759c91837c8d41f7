// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

/**
 * What a process needs, in megabytes.
 *
 * @param heap after a collection
 * @param resident of the whole process, as the operating system sees it; -1 where it does not say
 * @param peak the most it has ever been
 */
record Memory(long heap, long resident, long peak) {

    static Memory of(Child child) {
        try (Vitals vitals = Vitals.of(child)) {
            return new Memory(vitals.heap(), vitals.resident(), vitals.peak());
        }
    }
}
