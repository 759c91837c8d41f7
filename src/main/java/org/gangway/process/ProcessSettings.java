// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.util.List;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Pacing;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the process runs and how long things may take, {@code gangway.process.*}.
 *
 * @param commit how often Kafka Streams commits what nobody waits for
 * @param prompt a message to a customer is committed at once, unless the last such commit is younger than this
 * @param threads stream threads of this instance
 * @param standby standby replicas of the stores; 1 in a cluster
 * @param tick how often deadlines are looked at
 * @param scenario the one a customer gets who asks for none
 * @param patience how long to wait for a scenario version that a case is bound to
 * @param format the stored form of cases that is written: the one before for as long as instances of the version before
 *     may have to read it, {@link CaseFile#FORMAT} from then on
 * @param pace times for whatever a scenario leaves out
 */
@ConfigurationProperties("gangway.process")
record ProcessSettings(
        @DefaultValue("100ms") Duration commit,
        @DefaultValue("40ms") Duration prompt,
        @DefaultValue("1") int threads,
        @DefaultValue("0") int standby,
        @DefaultValue("250ms") Duration tick,
        @DefaultValue("retail-account") String scenario,
        @DefaultValue("PT1M") Duration patience,
        @DefaultValue("1") int format,
        @DefaultValue Pace pace) {

    ProcessSettings {
        if (format < 1 || format > CaseFile.FORMAT) {
            throw new IllegalArgumentException("gangway.process.format must be from 1 to " + CaseFile.FORMAT
                    + ", the newest that this version writes");
        }
    }

    /** See {@link Pacing}. */
    record Pace(
            @DefaultValue("PT24H") Duration remind,
            @DefaultValue("P7D") Duration expire,
            @DefaultValue("PT2M") Duration reply,
            @DefaultValue({"PT10S", "PT30S", "PT2M", "PT10M", "PT30M"}) List<Duration> retry,
            @DefaultValue("PT60S") Duration farewell,
            @DefaultValue("P30D") Duration maxAge,
            @DefaultValue("P14D") Duration closing,
            @DefaultValue("PT24H") Duration stub) {

        Pacing pacing() {
            return new Pacing(remind, expire, reply, retry, farewell, maxAge, closing, stub);
        }

        /** Deletion certificates count on it that every case has lost its key by then. */
        void requireWithin(Duration maxCaseAge) {
            Duration longest = maxAge.plus(closing).plus(farewell);
            if (longest.compareTo(maxCaseAge) > 0) {
                throw new IllegalArgumentException(
                        "gangway.process.pace.max-age, closing and farewell come to " + longest
                                + " in all, but gangway.sealing.max-case-age is " + maxCaseAge
                                + ": a case could lose its key while it runs; shorten the first or lengthen the last");
            }
        }
    }
}
