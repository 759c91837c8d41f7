// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that nobody listens on at this moment. They are below those that systems give to clients (Linux: from 32768), any
 * of whom could take one before it is used.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int TRIES = 1_000;

    /** Counts up, so that whoever asks twice before using the first has two. Processes begin at different places. */
    private static final AtomicInteger CANDIDATE =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePort() {}

    /**
     * Another one at each call, until all have had their turn.
     *
     * @throws BrokerRefused if too many in a row are taken
     */
    public static int next() {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + Math.floorMod(CANDIDATE.getAndIncrement(), COUNT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException ignored) {
                // somebody has it: the next one
            }
        }
        throw new BrokerRefused("no free port was found between " + FIRST + " and " + (FIRST + COUNT), null);
    }

    /** Nor the given one, which is going to be used. */
    static int besides(int port) {
        int other = next();
        return other == port ? next() : other;
    }
}
