// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gangway.casefile.Challenge.Action;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void aNonceAlwaysMakesTheSameChallenge() {
        assertThat(Challenge.of("n", 1)).isEqualTo(Challenge.of("n", 1));
    }

    @Test
    void noTwoRoundsOfAQuestionHaveTheSameChallenge() {
        assertThat(IntStream.rangeClosed(1, Challenge.rounds()).mapToObj(round -> Challenge.of("n", round)))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyChallengeHasThreeActionsAMouthAndATurnAmongThem() {
        IntStream.range(0, 1_000).mapToObj(i -> Challenge.of("nonce " + i, 1)).forEach(challenge -> {
            assertThat(new HashSet<>(challenge.actions())).hasSize(3).contains(Action.OPEN_MOUTH);
            assertThat(challenge.actions()).containsAnyOf(Action.TURN_LEFT, Action.TURN_RIGHT);
        });
    }

    @Test
    void noChallengeIsMuchMoreLikelyThanAnotherAlsoAfterOneThatIsKnown() {
        assertThat(drawn(i -> Challenge.of("nonce " + i, 1)))
                .hasSize(42)
                .allSatisfy((challenge, times) -> assertThat(times).isBetween(30L, 120L));
        assertThat(drawn(i -> new Pair(Challenge.of("nonce " + i, 1), Challenge.of("nonce " + i, 2))))
                .hasSizeGreaterThan(800);
    }

    private record Pair(Challenge first, Challenge second) {}

    private static <T> Map<T, Long> drawn(IntFunction<T> draw) {
        return IntStream.range(0, 3_000)
                .mapToObj(draw)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void theActionsFollowEachOtherWithATimeToLookStraightAheadBetween() {
        Challenge challenge = Challenge.of("n", 1);

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
