// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Of this machine. */
final class Ports {
    private Ports() {}

    /** Whether somebody listens at this one. */
    static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
