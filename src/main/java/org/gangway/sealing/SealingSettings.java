// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gangway.sealing}. The times are explained at {@link Lifetimes}.
 *
 * @param custody who guards the keysets of the epochs
 * @param objects where photos and documents go
 */
@ConfigurationProperties("gangway.sealing")
record SealingSettings(
        @DefaultValue("local") Custodian custody,
        @DefaultValue("folder") Store objects,
        @DefaultValue("PT1H") Duration doorEpoch,
        @DefaultValue("P1D") Duration wrappingEpoch,
        @DefaultValue("P1D") Duration channelEpoch,
        @DefaultValue("PT2M") Duration grace,
        @DefaultValue("P1D") Duration doorLimit,
        @DefaultValue("P60D") Duration maxCaseAge,
        @DefaultValue("PT1M") Duration sweep,
        @DefaultValue Kms kms,
        @DefaultValue S3 s3,
        @DefaultValue Aws aws) {

    /** Who guards keysets. */
    enum Custodian {
        LOCAL,
        KMS
    }

    /** Where objects go. */
    enum Store {
        FOLDER,
        S3
    }

    /**
     * @param aliasPrefix tells installations in one account apart
     * @param pendingWindow until KMS really deletes a key, 7 to 30 days
     */
    record Kms(@DefaultValue("alias/gangway/") String aliasPrefix, @DefaultValue("P7D") Duration pendingWindow) {}

    /** @param bucket must exist; without Object Lock */
    record S3(@Nullable String bucket) {}

    /** Both absent in production: the SDK's own chain then finds them. */
    record Aws(@Nullable URI endpoint, @Nullable String region) {}

    Lifetimes lifetimes(Duration recoverable) {
        return new Lifetimes(doorEpoch, wrappingEpoch, channelEpoch, grace, doorLimit, maxCaseAge, sweep, recoverable);
    }

    Duration shortestEpoch() {
        Duration keys = doorEpoch.compareTo(wrappingEpoch) < 0 ? doorEpoch : wrappingEpoch;
        return keys.compareTo(channelEpoch) < 0 ? keys : channelEpoch;
    }
}
