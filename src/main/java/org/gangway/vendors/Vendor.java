// SPDX-License-Identifier: Apache-2.0
package org.gangway.vendors;

import java.util.Map;
import java.util.Optional;

/** One vendor that calls back, at {@code POST /webhooks/<name>}. One bean per vendor. */
public interface Vendor {

    /** Lower-case letters and hyphens; also what its references are made for. */
    String name();

    /**
     * Whether the vendor signed exactly these bytes. Nothing of them is read before.
     *
     * @param headers by lower-case name
     */
    boolean signed(byte[] body, Map<String, String> headers);

    /**
     * What a message says about a command; empty if it is of no interest, or about nothing of ours.
     *
     * @throws org.gangway.wire.Json.Malformed if it is not a message of this vendor
     */
    Optional<Report> read(byte[] body);
}
