// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gangway.casefile.Scenarios.act;
import static org.gangway.casefile.Scenarios.ask;
import static org.gangway.casefile.Scenarios.of;
import static org.gangway.casefile.Scenarios.one;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhotoProfileTest {

    @Test
    void aHandIsToldWhatThePhotosItNeedsAreOfAndNothingOfOthers() {
        Scenario scenario = of(
                List.of(
                        one(photo("passport", "id-portrait")),
                        one(photo("portrait", "selfie")),
                        one(photo("garden", "selfie")),
                        one(ask("name", "person-name")),
                        one(act("compare", "passport", "portrait", "name"))),
                List.of());
        Map<String, Value> answers = Map.of(
                "passport", Value.plain("a"),
                "portrait", Value.plain("b"),
                "garden", Value.plain("c"),
                "name", Value.plain("Ada"));

        Play play = new Play(scenario).start("none", answers);

        assertThat(play.sent)
                .filteredOn(Command.RunStep.class::isInstance)
                .singleElement()
                .satisfies(command -> assertThat(((Command.RunStep) command).profiles())
                        .isEqualTo(Map.of("passport", "id-portrait", "portrait", "selfie")));
    }

    private static Step photo(String name, String profile) {
        return new Step.Ask(
                name,
                "photo",
                Optional.of(profile),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Pace.DEFAULT);
    }
}
