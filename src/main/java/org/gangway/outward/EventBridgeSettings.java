// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where completed onboardings go.
 *
 * @param endpoint absent: AWS itself, in {@code region}
 * @param credentials {@code chain}: the SDK's default chain; {@code none}: for a sandbox, which checks nobody
 * @param source the event's source, by which the bank's rules select
 * @param entries most entries of a request, at most the 10 that AWS takes
 * @param bytes most bytes of a request, as AWS counts them
 * @param linger how long an announcement waits for others to go with it
 * @param limit how long the sending of one batch may take, tries again included; at most 10 s (design §2)
 * @param attempt how long one try may take; what is given up too early arrives twice, since PutEvents has no idempotency
 */
@ConfigurationProperties("gangway.eventbridge")
public record EventBridgeSettings(
        @Nullable URI endpoint,
        @DefaultValue("eu-central-1") String region,
        @DefaultValue("chain") Credentials credentials,
        @DefaultValue("default") String bus,
        @DefaultValue("org.gangway") String source,
        @DefaultValue("10") int entries,
        @DefaultValue("262144") int bytes,
        @DefaultValue("200ms") Duration linger,
        @DefaultValue("9s") Duration limit,
        @DefaultValue("4s") Duration attempt) {

    /** Where the credentials come from. */
    public enum Credentials {
        CHAIN,
        NONE
    }

    private static final Duration LONGEST = Duration.ofSeconds(10);

    public EventBridgeSettings {
        if (limit.compareTo(LONGEST) > 0 || attempt.compareTo(limit) > 0) {
            throw new IllegalArgumentException(
                    "gangway.eventbridge.limit must be at most 10s, and gangway.eventbridge.attempt no more than it");
        }
        if (entries > Packing.AWS.mostEntries()) {
            throw new IllegalArgumentException("gangway.eventbridge.entries must be at most 10: AWS takes no more");
        }
    }

    public Packing packing() {
        return new Packing(entries, bytes);
    }
}
