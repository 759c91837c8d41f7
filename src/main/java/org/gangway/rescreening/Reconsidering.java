// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.gangway.screening.ListChange;
import org.gangway.screening.Turn;
import org.gangway.screening.Watchlist;
import org.gangway.screening.Watchlists;
import org.gangway.sealing.CustomerKey;
import org.gangway.wire.TopicNames;
import org.jspecify.annotations.Nullable;

/**
 * Screens at once those customers of whom an exemption was approved or withdrawn, or is over. They are found by the entry that the exemption is
 * about: whoever can have a hit of it is looked at, and nobody else. Whatever became of exemptions since the last run over everybody began is looked
 * at once on each partition that is assigned, so nothing is missed that was decided while nobody worked.
 */
final class Reconsidering {

    /** Clocks of the console and of this process may differ; and with days most partitions ask for the same. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final Loading loading;
    private final Transactions transactions;
    private final Watchlists watchlists;
    private final CustomerKey key;
    private final CustomerOpening opening;
    private final RescreeningMeters meters;
    private final TopicNames names;
    private final InstantSource clock;
    private @Nullable Asked last;

    /** What a search for customers was made of: partitions are looked at one after the other, for the same. */
    private record Asked(Set<Turn> turns, Watchlist lists, ListChange change) {}

    /** As long as this is the same nothing has become of any exemption. */
    record Mark(long decisions, LocalDate today) {}

    Reconsidering(Rescreener.Needs needs, Loading loading, Transactions transactions) {
        this.loading = loading;
        this.transactions = transactions;
        this.watchlists = needs.watchlists();
        this.key = needs.key();
        this.opening = new CustomerOpening(key);
        this.meters = needs.meters();
        this.names = needs.names();
        this.clock = needs.clock();
    }

    void look(Part part) {
        Instant now = clock.instant();
        // before what they are: what comes in between is looked for again
        Mark mark = new Mark(watchlists.decisions(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        if (part.lists().isEmpty() || mark.equals(part.mark)) {
            return;
        }
        Instant since = part.wholeBegan().minus(SLACK).truncatedTo(ChronoUnit.DAYS);
        Set<Turn> turns = watchlists.turns(since, now);
        Set<Turn> due = new HashSet<>(turns);
        due.removeAll(part.turns);
        if (!due.isEmpty()) {
            screen(part, due, now);
        }
        part.turns = turns;
        part.mark = mark;
    }

    private void screen(Part part, Set<Turn> due, Instant now) {
        Watchlist lists = watchlists.now();
        Judging judging = new Judging(lists, key.seal(), "exemptions-" + now, RunKind.CUSTOMER, now);
        List<Judging.Judged> judged = seen(part, due, lists).parallelStream()
                .map(one -> judging.judge(
                        one.record().key(),
                        one.record().offset(),
                        one.opened().orElseThrow(),
                        Optional.ofNullable(part.standing.get(one.record().key()))))
                .filter(one -> Standings.otherwise(part, one))
                .toList();
        if (judged.isEmpty()) {
            return;
        }
        Outputs outputs = new Outputs(names);
        Standings.write(part, judged, outputs);
        transactions.commit(outputs, Map.of(loading.topic(part), part.live));
        meters.found(judged.stream().map(Judging.Judged::record).toList());
        Standings.keep(part, judged);
    }

    /** The newest records of those whom it is about; not of one who has just changed, and is screened as that comes. */
    private List<Seen> seen(Part part, Set<Turn> due, Watchlist lists) {
        NavigableSet<Long> near = loading.customers().near(change(due, lists), part.number);
        TopicPartition topic = loading.topic(part);
        List<Seen> seen = new ArrayList<>();
        Long next = near.isEmpty() ? null : near.first();
        while (next != null) {
            Sweep.Read read = loading.sweep().read(topic, next, near.last() + 1);
            read.records().parallelStream()
                    .filter(record -> record.value() != null && near.contains(record.offset()))
                    .map(record -> Seen.of(record, opening))
                    .filter(one -> about(due, one))
                    .forEachOrdered(seen::add);
            next = near.ceiling(read.next());
        }
        return seen;
    }

    private boolean about(Set<Turn> due, Seen one) {
        return one.opened().orElseThrow() instanceof Opened.Readable readable
                && watchlists.about(due, readable.person(), one.record().key());
    }

    private ListChange change(Set<Turn> due, Watchlist lists) {
        Asked known = last;
        if (known == null || known.lists != lists || !known.turns.equals(due)) {
            known = new Asked(due, lists, lists.about(due));
            last = known;
        }
        return known.change;
    }
}
