// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The hostile drill in its short form; {@code ./gangway drill hostile} is the whole of it. */
class HostileDrillIT {

    @Test
    @Timeout(180)
    void whateverIsThrownHonestCasesEndAsTheyWouldHave() {
        JsonNode figures = Carried.out(
                "hostile", "--inputs", "800", "--honest", "10", "--siege", "1", "--rate", "5", "--seed", "7");

        for (String kind :
                List.of("messages", "photos", "webhooks", "records", "console", "visits", "files", "opened photos")) {
            assertThat(figures.path("inputs_by_kind").path(kind).asInt())
                    .as(kind)
                    .isPositive();
        }
        for (String cause : List.of("Malformed", "Empty", "NoType", "NoConversation", "TooLarge", "SealBroken")) {
            assertThat(figures.path("dead_letters").path(cause).asInt())
                    .as(cause)
                    .isPositive();
        }
        assertThat(figures.path("answers").path("5xx").asInt()).isZero();
        assertThat(figures.path("slow_clients_cut")).isEqualTo(figures.path("slow_clients"));
        assertThat(figures.path("streams_refused").asInt()).isPositive();
    }
}
