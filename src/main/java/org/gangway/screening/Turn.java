// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/**
 * That an exemption has come into force, or has ceased to hold: from then on its customer may be screened otherwise.
 *
 * @param exemption id
 * @param customer as {@link ScreeningRules#hashed} makes it of the bank's reference
 * @param list and {@code entity}: the entry
 */
public record Turn(String exemption, What what, String customer, String list, String entity) {

    /** What became of the exemption, the last of these. */
    public enum What {
        APPROVED,
        WITHDRAWN,
        /** Its last day has passed. */
        OVER
    }

    boolean about(IndexedName.Entry listed) {
        return list.equals(listed.list()) && entity.equals(listed.person().id());
    }

    /** Says nothing about whom it is. */
    @Override
    public String toString() {
        return what + " " + exemption;
    }
}
