// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackingTest {

    @Test
    void anEntryCountsFourteenBytesForItsTimeAndTheUtf8OfItsTexts() {
        assertThat(Packing.size("ab", "cde", "{}", List.of())).isEqualTo(14 + 2 + 3 + 2);
        assertThat(Packing.size("é", "한", "{}", List.of("arn"))).isEqualTo(14 + 2 + 3 + 2 + 3);
    }

    @Test
    void aRequestTakesTenEntriesAndExactlyTheLimit() {
        assertThat(Packing.AWS.takes(9, 0, 1)).isTrue();
        assertThat(Packing.AWS.takes(10, 0, 1)).isFalse();
        assertThat(Packing.AWS.takes(1, 262_143, 1)).isTrue();
        assertThat(Packing.AWS.takes(1, 262_143, 2)).isFalse();
        assertThat(Packing.AWS.takes(262_145)).isFalse();
    }

    @Property(tries = 200)
    void requestsKeepOrderAndLimitsAndLoseNothing(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 100) Integer> sizes) {
        Packing packing = new Packing(4, 100);
        List<List<Integer>> requests = packing.requests(sizes, size -> size);

        assertThat(requests.stream().flatMap(List::stream)).containsExactlyElementsOf(sizes);
        assertThat(requests).allSatisfy(request -> {
            assertThat(request).hasSizeBetween(1, 4);
            assertThat(request.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(100);
        });
        for (int i = 1; i < requests.size(); i++) {
            List<Integer> before = requests.get(i - 1);
            int bytes = before.stream().mapToInt(Integer::intValue).sum();
            assertThat(packing.takes(before.size(), bytes, requests.get(i).get(0)))
                    .isFalse();
        }
    }

    @Test
    void anEntryLargerThanARequestIsRefused() {
        assertThatThrownBy(() -> new Packing(4, 100).requests(List.of(1, 101), size -> size))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
