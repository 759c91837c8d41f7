// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitTest {

    private final AtomicLong now = new AtomicLong();
    private final Limit limit = new Limit(60, Duration.ofMinutes(1), new Clock());

    @Test
    void soManyAtOnceAndThenAsTheyComeBack() {
        assertThat(taken("a", 100)).isEqualTo(60);
        assertThat(limit.take("a")).isEqualTo(Duration.ofSeconds(1));
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(taken("a", 100)).isEqualTo(10);
    }

    @Test
    void oneTakesNothingFromAnother() {
        assertThat(taken("a", 100)).isEqualTo(60);
        assertThat(taken("b", 100)).isEqualTo(60);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        assertThat(taken("a", 100)).isEqualTo(60);
        limit.giveBack("a");
        assertThat(taken("a", 100)).isEqualTo(1);
    }

    @Test
    void zeroIsNoLimit() {
        Limit none = new Limit(0, Duration.ofMinutes(1));
        none.giveBack("a");
        assertThat(none.take("a")).isZero();
    }

    @Test
    void withIpv6AHouseholdIsOneAddress() {
        assertThat(Address.of("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(Address.of("2001:db8:1:2::1"))
                .isNotEqualTo(Address.of("2001:db8:1:3::1"));
        assertThat(Address.of("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Address.of("fe80::1%eth9")).isNotEmpty();
    }

    private long taken(String key, int tries) {
        return IntStream.range(0, tries).filter(i -> limit.take(key).isZero()).count();
    }

    private final class Clock implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
