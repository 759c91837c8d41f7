// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gangway.casefile.Challenge.Action;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void aNonceAlwaysMakesTheSameChallenge() {
        assertThat(Challenge.of("n")).isEqualTo(Challenge.of("n"));
    }

    @Test
    void everyChallengeHasThreeActionsAMouthAndATurnAmongThem() {
        IntStream.range(0, 1_000).mapToObj(i -> Challenge.of("nonce " + i)).forEach(challenge -> {
            assertThat(new HashSet<>(challenge.actions())).hasSize(3).contains(Action.OPEN_MOUTH);
            assertThat(challenge.actions()).containsAnyOf(Action.TURN_LEFT, Action.TURN_RIGHT);
        });
    }

    @Test
    void noChallengeIsMuchMoreLikelyThanAnother() {
        Map<Challenge, Long> drawn = IntStream.range(0, 30_000)
                .mapToObj(i -> Challenge.of("nonce " + i))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(drawn).hasSize(30);
        assertThat(drawn.values()).allMatch(times -> times > 500 && times < 2_300);
    }

    @Test
    void theActionsFollowEachOtherWithATimeToLookStraightAheadBetween() {
        Challenge challenge = Challenge.of("n");

        assertThat(challenge.slots()).map(Challenge.Slot::action).containsExactlyElementsOf(challenge.actions());
        assertThat(challenge.slots().getFirst().from()).isEqualTo(2_000);
        for (int i = 1; i < challenge.slots().size(); i++) {
            assertThat(challenge.slots().get(i).from())
                    .isGreaterThan(challenge.slots().get(i - 1).to());
        }
        assertThat(challenge.length())
                .isGreaterThan(challenge.slots().getLast().to())
                .isLessThan(Challenge.LIFETIME.toMillis());
    }
}
