// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gangway.broker.SecuredBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With TLS and access rules, two instances of the application; with {@code -Dbroker=container} on three brokers. */
@Timeout(400)
class ClusterDrillIT {
    private static final String APPLICATION = "gangway.drill";

    @Test
    void whateverIsKilledOrCutEveryCaseEndsAndEveryUnreadableCommandIsParkedOnce(@TempDir Path folder)
            throws Exception {
        try (SecuredBroker broker = new SecuredBroker(SecuredBroker.Way.MTLS, folder, List.of(APPLICATION))) {
            Optional<String> three = broker.cluster();
            List<String> arguments = new ArrayList<>(List.of(
                    "cluster",
                    "--cluster",
                    broker.clientFile(folder, "admin").toString(),
                    "--application",
                    broker.clientFile(folder, APPLICATION).toString(),
                    "--principal",
                    "User:" + APPLICATION,
                    "--turns",
                    three.isPresent() ? "3" : "1",
                    "--rate",
                    "3",
                    "--away",
                    "6"));
            three.ifPresent(name -> arguments.addAll(List.of("--breaker", "src/test/cluster/cluster.sh " + name)));

            JsonNode figures = Carried.out(arguments.toArray(String[]::new));

            assertThat(figures.path("replicas").asInt()).isEqualTo(three.isPresent() ? 3 : 1);
            assertThat(figures.path("cuts").asInt()).isEqualTo(three.isPresent() ? 1 : 0);
            assertThat(figures.path("instance_kills").asInt()).isEqualTo(1);
            assertThat(figures.path("unreadable").asInt()).isPositive();
        }
    }
}
