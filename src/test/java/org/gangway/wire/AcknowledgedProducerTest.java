// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.gangway.broker.FreePort;
import org.gangway.wire.AcknowledgedProducer.NotAcknowledged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AcknowledgedProducerTest {

    @ParameterizedTest
    @ValueSource(strings = {"received", "vote", "hit-opened", "open-face"})
    void whatItPutsHasTheHeadersThatAreDescribed(String message) throws IOException {
        try (AcknowledgedProducer producer = new AcknowledgedProducer("/test", Duration.ofSeconds(1), Map::of)) {
            WireFiles.headers(message)
                    .assertDescribe(producer.message("topic", "key", "id", "type", Map.of("a", "b"))
                            .headers());
        }
    }

    @Test
    void whoeverWaitsIsToldInTimeThatNobodyIsThere() {
        String nobody = "127.0.0.1:" + FreePort.next();
        try (AcknowledgedProducer producer =
                new AcknowledgedProducer("/test", Duration.ofMillis(300), () -> Map.of("bootstrap.servers", nobody))) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> producer.put("topic", "key", "id", "type", Map.of("secret", "secret")))
                    .isInstanceOf(NotAcknowledged.class)
                    .hasMessageNotContaining("secret");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }
}
