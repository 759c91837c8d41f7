// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.gangway.bench.BenchCommand;
import org.gangway.broker.TestBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code ./gangway bench endurance} in a short form: everything happens, for seconds instead of minutes. */
@Timeout(600) // with a cluster to be started, and a load that lasts longer there
class EnduranceIT {
    private static final String OUT = "target/endurance";

    /** Where three brokers share the machine, it takes less, and customers take longer to get as far as the slow vendor. */
    @Test
    void underASteadyLoadNothingGrowsAndASlowVendorHoldsUpNobodyElse() {
        JsonNode figures = Carried.out(
                new BenchCommand(),
                "endurance",
                "--out",
                OUT,
                "--minutes",
                TestBroker.inContainers() ? "3" : "0.4",
                "--limit",
                TestBroker.inContainers() ? "2" : "8",
                "--open-cases",
                "0");

        assertThat(figures.path("slow_wait_most").asInt())
                .isGreaterThan(figures.path("usual_wait").asInt());
        assertThat(figures.path("in_operations").asInt()).isZero();
        assertThat(Path.of(OUT, "endurance.html")).exists();
    }

    @Test
    void openCasesAreThereAgainAfterAStartOnNothingButTheirChangelog() {
        JsonNode figures = Carried.asTold(
                new BenchCommand(), List.of("endurance", "--out", OUT, "--minutes", "0", "--open-cases", "500"));

        assertThat(figures.path("restore_seconds").asDouble()).isBetween(0.1, 60.0);
        assertThat(figures.path("restored_reply_ms").asInt()).isPositive();
        assertThat(figures.path("reminded").asInt()).isPositive();
    }
}
