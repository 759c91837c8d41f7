// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LivesTest {
    private final Lives lives = new Lives();
    private final List<String> found = new ArrayList<>();

    @Test
    void anEventMayComeAgainAfterEachKillAndNotWithoutOne() {
        lives.ended(Map.of("a", 1), 0, found::add);
        lives.ended(Map.of("a", 2, "b", 1), 0, found::add);
        assertThat(found).isEmpty();

        lives.ended(Map.of("a", 2, "b", 3), 0, found::add);
        assertThat(found).singleElement().asString().contains("case b 2 times").contains("vain for 0 answers");
    }

    @Test
    void anEventMayComeAgainOnceForEachRequestOfThatLifeThatWasNotAnswered() {
        lives.ended(Map.of("a", 3), 2, found::add);
        assertThat(found).isEmpty();
        assertThat(lives.unanswered()).isEqualTo(2);

        lives.ended(Map.of("a", 5), 2, found::add);
        assertThat(found).as("those of the life before do not count").hasSize(1);

        lives.ended(Map.of("a", 8), 3, found::add);
        assertThat(found).as("three times, for one request").hasSize(2);
    }
}
