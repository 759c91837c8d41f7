// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * So many in a time for each key, as many at once, and then as they come back. Keys that nobody uses are forgotten, and when
 * there are too many, those that were not used for longest: memory is bounded, whoever calls.
 */
public final class Limit {
    private static final long KEYS = 100_000;

    private final long most;
    private final LoadingCache<String, Bucket> buckets;

    /** @param most 0: no limit */
    public Limit(long most, Duration time) {
        this(most, time, TimeMeter.SYSTEM_NANOTIME);
    }

    Limit(long most, Duration time, TimeMeter clock) {
        this.most = most;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .expireAfterAccess(time.multipliedBy(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, time))
                        .withCustomTimePrecision(clock)
                        .build());
    }

    /** Takes one. @return zero if there was one, else how long until there is */
    public Duration take(String key) {
        return most == 0
                ? Duration.ZERO
                : Duration.ofNanos(
                        buckets.get(key).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** What was taken does not count after all. */
    public void giveBack(String key) {
        if (most > 0) {
            buckets.get(key).addTokens(1);
        }
    }
}
