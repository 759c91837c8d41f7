// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.gangway.Skips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Drills in which something around the application is away, each in its short form. */
@Timeout(300)
class OutageDrillsIT {

    @Test
    void withoutTheTopicForDeadLettersOnlyTheHandThatMetOneWaits() {
        JsonNode figures = Carried.out("dead-letters", "--away", "25", "--rate", "10");
        assertThat(figures.path("malformed").asInt()).isPositive();
        assertThat(figures.path("ended_meanwhile").asInt()).isPositive();
    }

    @Test
    void whileCounterpartiesAreDownTheyAreTriedAgainWithGrowingPausesAndThenAPersonIsAsked() {
        JsonNode figures =
                Carried.out("vendor", "--faults", "DOWN", "--hold", "32", "--rate", "1", "--retry", "PT1S,PT2S");
        assertThat(figures.path("paused").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(figures.path("in_operations").asInt()).isPositive();
    }

    @Test
    void whileCounterpartiesTalkNonsenseAPersonIsAskedAtOnce() {
        JsonNode figures = Carried.out("vendor", "--faults", "GARBAGE", "--hold", "5", "--rate", "10");
        assertThat(figures.path("in_operations").asInt()).isPositive();
    }

    @Test
    void theBrokerIsKilledAndComesBackToItsInstances() {
        assertThat(Carried.out("broker", "--times", "1", "--instances", "2", "--rate", "10", "--seed", "1")
                        .path("broker_kills")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theDiskIsFullAndTheBrokerEndsWithOneLine() {
        Skips.unless(DiskDrill.possible(), "no tmpfs can be mounted here");
        assertThat(Carried.out("disk", "--full", "5", "--rate", "4")
                        .path("broker_ended_after_ms")
                        .asInt())
                .isPositive();
    }

    @Test
    void theClockIsMovedByTenMinutesForthAndBack() {
        assertThat(Carried.out("clock", "--hold", "4", "--rate", "6")
                        .path("by_seconds")
                        .asInt())
                .isEqualTo(600);
    }

    @Test
    void aNewerVersionTakesOverWhileCasesRunAndTheirScenarioHasANewVersion() {
        JsonNode figures = Carried.out("upgrade", "--instances", "2", "--rate", "2");
        assertThat(figures.path("over").asInt()).isPositive();
        assertThat(figures.path("new_version").asInt()).isPositive();
        assertThat(figures.path("forms")).hasSize(2);
    }

    @Test
    void instancesLeaveAndComeBack() {
        assertThat(Carried.out("rebalance", "--turns", "2", "--instances", "2", "--rate", "8")
                        .path("killed")
                        .asInt())
                .isEqualTo(1);
    }
}
