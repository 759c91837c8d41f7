// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gangway.rescreening.RescreeningRun;
import org.gangway.rescreening.RunKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RescreenedTest {
    private static final Instant NIGHT = Instant.parse("2026-11-26T02:00:00Z");

    private final Rescreened rescreened = new Rescreened();

    /** Two customers, one of whom has changed after the first night. */
    @BeforeEach
    void aNightThatWentWell() {
        rescreened.customer("a", 3, 0);
        rescreened.customer("b", 3, 1);
        rescreened.customer("b", 3, 2);
        rescreened.result(3, "customer-3-0", "a");
        rescreened.result(3, "customer-3-1", "b");
        rescreened.result(3, "customer-3-2", "b");
        rescreened.hit("a", true);
        rescreened.result(3, "nightly-1", "a");
        rescreened.result(3, "nightly-1", "b");
        rescreened.run(night("nightly-1", NIGHT, true));
    }

    @Test
    void nothingIsFoundWhereEverybodyHasOneResult() {
        rescreened.run(night("nightly-2", NIGHT.plusSeconds(10), false));

        assertThat(rescreened.findings(Set.of("a"))).isEmpty();
        assertThat(rescreened.results()).isEqualTo(5);
    }

    @Test
    void aSecondResultOfARunIsFound() {
        rescreened.result(3, "nightly-1", "b");

        assertThat(rescreened.findings(Set.of("a"))).singleElement().asString().contains("3/nightly-1", "3 results");
    }

    @Test
    void aChangeThatNobodyScreenedIsFound() {
        rescreened.customer("a", 3, 3);

        assertThat(rescreened.findings(Set.of("a"))).singleElement().asString().startsWith("customer a was not");
    }

    @Test
    void aRunThatWasLeftAndFollowedIsFound() {
        rescreened.run(night("nightly-0", NIGHT.minusSeconds(10), false));

        assertThat(rescreened.findings(Set.of("a"))).containsExactly("run 3/nightly-0 was never finished");
    }

    @Test
    void aHitThatStandsWithoutAReasonIsFound() {
        assertThat(rescreened.findings(Set.of())).singleElement().asString().startsWith("customers [a] have a hit");

        rescreened.hit("a", false);

        assertThat(rescreened.findings(Set.of())).isEmpty();
    }

    private static RescreeningRun night(String name, Instant started, boolean finished) {
        return new RescreeningRun(
                name,
                RunKind.NIGHTLY,
                3,
                Optional.of("lists"),
                "lists",
                "bands",
                started,
                2,
                2,
                Map.of("pass", 1, "refer", 1),
                0,
                finished ? Optional.of(started) : Optional.empty());
    }
}
