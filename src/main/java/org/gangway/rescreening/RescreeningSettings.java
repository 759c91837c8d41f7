// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

/**
 * How customers are screened again.
 *
 * @param enabled whether a process with the role rescreening does so
 * @param nightly when everybody is, as a cron expression of Spring: second, minute, hour, day, month, day of the week
 * @param zone of that expression
 * @param slice so many customers are screened, and what was found is committed, at a time
 */
@ConfigurationProperties("gangway.screening.rescreening")
record RescreeningSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("0 0 2 * * *") String nightly,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("1000") int slice) {

    RescreeningSettings {
        if (!CronExpression.isValidExpression(nightly)) {
            throw new IllegalArgumentException(
                    "gangway.screening.rescreening.nightly is no cron expression: as 0 0 2 * * * for two o'clock");
        }
        if (slice < 1) {
            throw new IllegalArgumentException("gangway.screening.rescreening.slice must be at least 1");
        }
    }

    /** When a nightly run was due last, if that is after {@code since}. */
    Optional<Instant> due(Instant since, Instant now) {
        CronExpression cron = CronExpression.parse(nightly);
        Optional<Instant> due = Optional.empty();
        ZonedDateTime next = cron.next(since.atZone(zone));
        while (next != null && !next.toInstant().isAfter(now)) {
            due = Optional.of(next.toInstant());
            next = cron.next(next);
        }
        return due;
    }
}
