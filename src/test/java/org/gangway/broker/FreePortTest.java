// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @Test
    void whoAsksAgainBeforeUsingOneGetsAnother() {
        assertThat(IntStream.range(0, 2_000).map(i -> FreePort.next()).boxed())
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void onesInUseAreLeftOut() throws IOException {
        int next = FreePort.next() + 1;
        if (next == 32_000) { // the last of the row
            next = 20_000;
        }
        try (ServerSocket used = open(next)) {
            assertThat(FreePort.next()).isNotEqualTo(used.getLocalPort());
        }
    }

    @Test
    void theSecondPortOfABrokerIsNeverTheOneItWasGiven() {
        int coming = FreePort.next() + 1;
        assertThat(FreePort.besides(coming)).isNotEqualTo(coming);
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
