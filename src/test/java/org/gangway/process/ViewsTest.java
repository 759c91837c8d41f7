// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.TestOutputTopic;
import org.gangway.casefile.Reply;
import org.gangway.wire.CaseView;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;

/** What the console sees of a case, and when. */
class ViewsTest extends SmallProcess {
    @Test
    void theViewShowsHowTheCaseStandsWithoutThePerson() {
        says("start", null, START);
        CaseView view = Json.read(output("gangway.cases").readValue(), CaseView.class);
        assertThat(view.phase()).isEqualTo("running");
        assertThat(view.wrappingEpoch()).isEqualTo("epoch");
        assertThat(view.steps()).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo("name");
            assertThat(step.waitingFor()).isEqualTo("customer");
        });
    }

    @Test
    void aStepThatIsWithAHandIsShownOnceItLasts() {
        TestOutputTopic<String, byte[]> views = output("gangway.cases");
        says("start", null, START);
        says("text", "Ann Example", START);
        CommandRecord command = nextCommand();
        views.readValuesToList();

        reply(command, Reply.Kind.UNAVAILABLE, Map.of());
        assertThat(views.isEmpty()).isTrue();

        driver.advanceWallClockTime(Duration.ofSeconds(2));
        CaseView view = Json.read(views.readValue(), CaseView.class);
        assertThat(view.steps()).singleElement().satisfies(step -> assertThat(step.waitingFor())
                .isEqualTo("hand"));
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        assertThat(views.isEmpty()).as("once is enough").isTrue();
    }
}
