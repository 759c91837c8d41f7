// SPDX-License-Identifier: Apache-2.0
package org.gangway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;

class BrokerHealthIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aBrokerThatIsGoneIsSeenAndThatItIsBackIsSeenToo() {
        int port = EmbeddedBroker.freePort();
        Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        try (BrokerHealth health = new BrokerHealth(() -> Admin.create(client))) {
            try (EmbeddedBroker first = EmbeddedBroker.start(folder, port)) {
                assertThat(first.bootstrapServers()).endsWith(":" + port);
                assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            }
            becomes(health, Status.DOWN);
            try (EmbeddedBroker second = EmbeddedBroker.start(folder, port)) {
                assertThat(second.bootstrapServers()).endsWith(":" + port);
                becomes(health, Status.UP);
            }
        }
    }

    private static void becomes(BrokerHealth health, Status status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(status));
    }
}
