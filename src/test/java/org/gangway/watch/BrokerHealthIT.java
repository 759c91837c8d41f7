// SPDX-License-Identifier: Apache-2.0
package org.gangway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.broker.TestBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;

class BrokerHealthIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aBrokerThatIsGoneIsSeenAndThatItIsBackIsSeenToo() {
        try (TestBroker broker = TestBroker.start(folder);
                BrokerHealth health =
                        new BrokerHealth(() -> Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers())))) {
            becomes(health, Status.UP);
            broker.leave();
            becomes(health, Status.DOWN);
            broker.comeBack();
            becomes(health, Status.UP);
        }
    }

    private static void becomes(BrokerHealth health, Status status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(status));
    }
}
