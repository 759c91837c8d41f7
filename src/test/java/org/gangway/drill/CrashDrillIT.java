// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The crash drill in its short form; {@code ./gangway drill crash --full} is the whole of it. */
class CrashDrillIT {

    @Test
    @Timeout(180)
    void killedBetweenAnOutsideCallAndItsCommitEveryCaseEndsOnceAsItWouldHave() {
        JsonNode figures = Carried.out(
                "crash", "--points", "after-create-account", "--anywhere", "0", "--each", "12", "--seed", "3");

        assertThat(figures.path("kills").asInt()).isEqualTo(1);
        assertThat(figures.path("accounts_repeated").asInt())
                .as("calls made again")
                .isPositive();
    }
}
