// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one address: with IPv6 the network, since a single household has 2^64 of its own. */
public final class Address {
    private static final int NETWORK_BYTES = 8;

    private Address() {}

    /** @param remote as the servlet container gives it: digits, never a name */
    public static String of(String remote) {
        if (remote.indexOf(':') < 0) {
            return remote;
        }
        try {
            InetAddress address = InetAddress.getByName(remote);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return remote;
        }
    }
}
