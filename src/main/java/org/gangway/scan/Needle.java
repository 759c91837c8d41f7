// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.util.List;

/**
 * One value in one encoding, as the bytes that give it away.
 *
 * @param label whose value it is, and which; never the value itself
 * @param spelling how it is encoded
 * @param bytes at least {@link Search#WINDOW}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Needle(String label, String spelling, byte[] bytes) {

    static List<Needle> of(Marker marker) {
        return marker.forms().stream()
                .flatMap(form -> Spellings.of(form).stream())
                .map(spelling -> new Needle(marker.label(), spelling.name(), spelling.bytes()))
                .toList();
    }

    @Override
    public String toString() {
        return label + " as " + spelling;
    }
}
