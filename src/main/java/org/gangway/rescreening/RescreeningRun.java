// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run on one partition of customers, on {@code rescreening.runs}: how far it is, and in the end its record. Written in the
 * transaction of what was found, so that whoever goes on after a crash begins where it ended.
 *
 * @param before version of the lists that the customers were screened with before; absent if they never were, or with other
 *     bands, and then everybody is screened
 * @param corpus version of the lists, at the end of the run
 * @param position offset on {@code customers} that comes next
 * @param end offset at which it ends: later customers are screened as they come
 * @param customers how many were screened, by verdict
 * @param news how many of them have a hit that was not there before
 */
public record RescreeningRun(
        String run,
        RunKind kind,
        int partition,
        Optional<String> before,
        String corpus,
        String configuration,
        Instant started,
        long position,
        long end,
        Map<String, Integer> customers,
        int news,
        Optional<Instant> finished) {

    private static final String NIGHTLY = "nightly-";

    static String nightly(Instant due) {
        return NIGHTLY + due;
    }

    /** For when a nightly run was due. */
    Optional<Instant> due() {
        return kind == RunKind.NIGHTLY ? Optional.of(Instant.parse(run.substring(NIGHTLY.length()))) : Optional.empty();
    }

    /** Whether it looks at everybody. */
    boolean whole() {
        return kind == RunKind.NIGHTLY || before.isEmpty();
    }

    /** Whether a customer whose record is there is still to come. */
    boolean before(long offset) {
        return offset >= position && offset < end;
    }

    String key() {
        return partition + "/" + run;
    }

    RescreeningRun with(Tally tally) {
        return new RescreeningRun(
                run,
                kind,
                partition,
                before,
                corpus,
                configuration,
                started,
                position,
                end,
                tally.added(customers),
                news + tally.news(),
                finished);
    }

    RescreeningRun at(long next, String lists) {
        return new RescreeningRun(
                run, kind, partition, before, lists, configuration, started, next, end, customers, news, finished);
    }

    RescreeningRun finished(Instant now) {
        return new RescreeningRun(
                run,
                kind,
                partition,
                before,
                corpus,
                configuration,
                started,
                position,
                end,
                customers,
                news,
                Optional.of(now));
    }
}
