// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gangway.screening.Watchlist;
import org.gangway.sealing.CustomerSeal;
import org.gangway.wire.Json;

/**
 * Makes of the record of a customer what is to be said of it. Safe for any number of threads.
 *
 * @param run that this belongs to
 */
record Judging(Watchlist lists, CustomerSeal seal, String run, RunKind kind, Instant now) {

    /**
     * What was found of one customer.
     *
     * @param entries those of the hits
     * @param said hash over how they are explained
     */
    record Judged(String customer, RescreeningRecord record, List<String> entries, int said) {

        boolean hit() {
            return record.verdict().equals(RescreeningRecord.REFER)
                    || record.verdict().equals(RescreeningRecord.CONFIRMED);
        }

        boolean unreadable() {
            return record.verdict().equals(RescreeningRecord.UNREADABLE);
        }

        /** The same, of another run. */
        Judged of(String run, RunKind kind) {
            RescreeningRecord other = new RescreeningRecord(
                    run,
                    kind,
                    record.corpus(),
                    record.configuration(),
                    record.customer(),
                    record.verdict(),
                    record.reasons(),
                    record.hits(),
                    record.confirmed(),
                    false,
                    record.at(),
                    record.sealed());
            return new Judged(customer, other, entries, said);
        }

        /** Personal data. */
        @Override
        public String toString() {
            return "Judged[***]";
        }
    }

    /** @param before what stood about the customer until now */
    Judged judge(String customer, long offset, Opened opened, Optional<Part.Standing> before) {
        return switch (opened) {
            case Opened.Unreadable unreadable ->
                new Judged(customer, unreadable(offset, unreadable.cause()), List.of(), 0);
            case Opened.Readable readable ->
                judge(customer, offset, lists.find(readable.person(), customer, today()), before);
        };
    }

    private Judged judge(String customer, long offset, Watchlist.Finding finding, Optional<Part.Standing> before) {
        boolean open = finding.verdict().equals(RescreeningRecord.REFER);
        boolean hit = open || finding.verdict().equals(RescreeningRecord.CONFIRMED);
        boolean news = open
                && before.filter(standing -> standing.says(finding.entries(), finding.reasons()))
                        .isEmpty();
        Optional<byte[]> sealed = hit ? Optional.of(sealed(customer, finding)) : Optional.empty();
        return new Judged(
                customer,
                new RescreeningRecord(
                        run,
                        kind,
                        lists.version(),
                        lists.configuration(),
                        offset,
                        finding.verdict(),
                        finding.reasons(),
                        finding.hits(),
                        finding.confirmed(),
                        news,
                        now,
                        sealed),
                finding.entries(),
                finding.explained().hashCode());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private byte[] sealed(String customer, Watchlist.Finding finding) {
        return seal.seal(
                RescreeningRecord.USE,
                customer,
                Json.write(new StandingHit.Content(finding.entries(), finding.explained())));
    }

    private RescreeningRecord unreadable(long offset, String cause) {
        return new RescreeningRecord(
                run,
                kind,
                lists.version(),
                lists.configuration(),
                offset,
                RescreeningRecord.UNREADABLE,
                List.of(cause),
                0,
                0,
                false,
                now,
                Optional.empty());
    }
}
