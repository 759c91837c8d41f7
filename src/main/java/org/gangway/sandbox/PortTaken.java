// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The sandbox cannot listen where it is to; the message says which property changes that. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTaken(int port, String property, IOException cause) {
        super("the sandbox cannot listen on port " + port + "; free it or set " + property, cause);
    }

    /** For servers that would wait for a taken port, and then say something else. */
    static void check(int port, String property) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PortTaken(port, property, e);
        }
    }
}
