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
        lives.ended(Map.of("a", 1), found::add);
        lives.ended(Map.of("a", 2, "b", 1), found::add);
        assertThat(found).isEmpty();

        lives.ended(Map.of("a", 2, "b", 3), found::add);
        assertThat(found).singleElement().asString().contains("case b 2 times");
    }
}
