// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.gangway.demo.DemoEndings.Ending;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;

class DemoEndingsTest {
    private final DemoEndings endings = new DemoEndings();

    @Test
    void threeExpectedOutcomesAreAsExpected() throws IOException {
        play("approved", "approved", false);
        play("refused", "refused", false);
        play("abandoned", "abandoned", true);

        assertThat(endings.asExpected()).isTrue();
        assertThat(json().path("abandoned").path("reminded").asBoolean()).isTrue();
        assertThat(json().path("total_milliseconds").asLong()).isEqualTo(99);
    }

    @Test
    void anAbandonedCustomerWhoWasNotRemindedIsNotAsExpected() {
        play("approved", "approved", false);
        play("refused", "refused", false);
        play("abandoned", "abandoned", false);

        assertThat(endings.asExpected()).isFalse();
    }

    @Test
    void anotherOutcomeIsNotAsExpected() {
        play("approved", "refused", false);
        play("refused", "refused", false);
        play("abandoned", "abandoned", true);

        assertThat(endings.asExpected()).isFalse();
    }

    @Test
    void whatFailedIsInTheLineToo() throws IOException {
        play("approved", "approved", false);
        endings.play("refused", () -> {
            throw new DemoFailed("waited 40 s for a review and it did not come", null);
        });
        play("abandoned", "abandoned", true);

        assertThat(endings.asExpected()).isFalse();
        assertThat(endings.failures()).singleElement().asString().contains("waited 40 s for a review");
        assertThat(json().path("approved").path("outcome").asText()).isEqualTo("approved");
        assertThat(json().path("refused").path("outcome").asText()).isEqualTo("failed");
        assertThat(json().path("refused").path("failure").asText()).contains("waited 40 s for a review");
        assertThat(json().path("abandoned").path("outcome").asText()).isEqualTo("not-played");
        assertThat(json().path("as_expected").asBoolean(true)).isFalse();
    }

    @Test
    void theLinkToTheSandboxLeadsWhereItListens() {
        assertThat(DemoCommand.links(8081, "8099"))
                .anyMatch(line -> line.endsWith("http://localhost:8099/"))
                .noneMatch(line -> line.contains("8090"));
    }

    private void play(String expected, String outcome, boolean reminded) {
        endings.play(expected, () -> new Ending("case", outcome, reminded, 5));
    }

    private JsonNode json() throws IOException {
        return Json.MAPPER.readTree(endings.json(99));
    }
}
