// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.screening.ListChange;
import org.gangway.screening.Watchlist;
import org.gangway.screening.Watchlists;
import org.gangway.sealing.CustomerKey;
import org.gangway.wire.TopicNames;

/**
 * What is done with one slice of customers: screened, written down in one transaction with how far the work is, and only then
 * taken into memory.
 */
final class Work {

    private final TopicNames names;
    private final CustomerKey key;
    private final CustomerOpening opening;
    private final RescreeningMeters meters;
    private final InstantSource clock;
    private final Runs runs;
    private final Loading loading;
    private final Transactions transactions;
    private final Watchlists watchlists;

    Work(Rescreener.Needs needs, Loading loading, Transactions transactions) {
        this.names = needs.names();
        this.key = needs.key();
        this.opening = new CustomerOpening(key);
        this.meters = needs.meters();
        this.clock = needs.clock();
        this.watchlists = needs.watchlists();
        this.runs = new Runs(watchlists, needs.settings(), clock);
        this.loading = loading;
        this.transactions = transactions;
    }

    Optional<RescreeningRun> next(Part part) {
        return runs.next(part);
    }

    /** Screens customers who are new or have changed, the newest record of each. */
    void changed(Part part, List<ConsumerRecord<String, byte[]>> records) {
        Instant now = clock.instant();
        Outputs outputs = new Outputs(names);
        List<Seen> seen = newest(records, outputs);
        List<Judging.Judged> judged = judged(part, seen, atOnce(part, now));
        List<RescreeningRun> open = Stream.of(RunKind.LIST, RunKind.NIGHTLY)
                .flatMap(kind -> part.open(kind).stream())
                .map(run -> alsoOf(part, run, judged, outputs, now))
                .toList();
        long live = records.getLast().offset() + 1;
        Standings.write(part, judged, outputs);
        seen.stream()
                .filter(one -> one.opened().isEmpty()
                        && part.standing.containsKey(one.record().key()))
                .forEach(one -> outputs.cleared(part.number, one.record().key()));
        transactions.commit(outputs, Map.of(loading.topic(part), live));
        part.live = live;
        open.forEach(part::take);
        keep(part, judged);
        seen.forEach(one -> take(part, one));
    }

    private Function<ConsumerRecord<String, byte[]>, Judging> atOnce(Part part, Instant now) {
        Watchlist lists = watchlists.now();
        return record -> new Judging(
                lists, key.seal(), "customer-" + part.number + "-" + record.offset(), RunKind.CUSTOMER, now);
    }

    private void take(Part part, Seen one) {
        loading.take(part, one.record(), one.opened());
        if (one.opened().isEmpty()) {
            part.standing.remove(one.record().key());
        }
    }

    /** A customer whose turn was still to come in a run has had it now, with what the record says now. */
    private RescreeningRun alsoOf(
            Part part, RescreeningRun run, List<Judging.Judged> judged, Outputs outputs, Instant now) {
        Optional<NavigableSet<Long>> wanted = runs.wanted(run, part, loading.customers());
        List<RescreeningRecord> found = new ArrayList<>();
        for (Judging.Judged one : judged) {
            Optional<Long> before = loading.customers()
                    .offset(one.customer(), part.number)
                    .filter(run::before)
                    .filter(offset -> wanted.isEmpty() || wanted.get().contains(offset));
            if (before.isPresent()) {
                Judging.Judged also = one.of(run.run(), run.kind());
                outputs.found(part.number, one.customer(), also.record());
                found.add(also.record());
            }
        }
        RescreeningRun further = run.with(Tally.of(found));
        if (!found.isEmpty()) {
            outputs.progress(further, now);
            meters.found(found);
        }
        return further;
    }

    private List<Seen> newest(List<ConsumerRecord<String, byte[]>> records, Outputs outputs) {
        Map<String, Seen> newest = new LinkedHashMap<>();
        List<Seen> all =
                records.parallelStream().map(record -> Seen.of(record, opening)).toList();
        int parked = 0;
        for (Seen one : all) {
            if (one.opened().isPresent() && one.opened().get() instanceof Opened.Unreadable unreadable) {
                outputs.park(one.record(), unreadable.cause());
                parked++;
            }
            if (one.record().key() != null) {
                newest.put(one.record().key(), one);
            }
        }
        meters.parked(parked);
        return List.copyOf(newest.values());
    }

    /** Does the next slice of a run. */
    void slice(Part part, RescreeningRun run) {
        Instant now = clock.instant();
        Optional<NavigableSet<Long>> wanted = runs.wanted(run, part, loading.customers());
        Sweep.Read read = from(run, wanted)
                .map(from -> loading.sweep().read(loading.topic(part), from, run.end()))
                .orElse(new Sweep.Read(List.of(), run.end()));
        Judging judging = new Judging(runs.lists(run), key.seal(), run.run(), run.kind(), now);
        List<Judging.Judged> judged = judged(part, seen(part, run, read, wanted), record -> judging);
        RescreeningRun further = run.with(
                        Tally.of(judged.stream().map(Judging.Judged::record).toList()))
                .at(read.next(), judging.lists().version());
        RescreeningRun then = read.next() >= run.end() ? further.finished(now) : further;
        Outputs outputs = new Outputs(names);
        Standings.write(part, judged, outputs);
        outputs.progress(then, now);
        transactions.commit(outputs, Map.of(loading.topic(part), part.live));
        part.take(then);
        keep(part, judged);
    }

    private List<Seen> seen(Part part, RescreeningRun run, Sweep.Read read, Optional<NavigableSet<Long>> wanted) {
        Optional<ListChange> change = runs.change(run);
        return read.records().parallelStream()
                .filter(record -> turn(part, record, wanted))
                .map(record -> Seen.of(record, opening))
                .filter(one -> change.isEmpty() || touched(change.get(), one))
                .toList();
    }

    private static Optional<Long> from(RescreeningRun run, Optional<NavigableSet<Long>> wanted) {
        return wanted.map(offsets -> Optional.ofNullable(offsets.ceiling(run.position())))
                .orElse(Optional.of(run.position()))
                .filter(from -> from < run.end());
    }

    private boolean turn(Part part, ConsumerRecord<String, byte[]> record, Optional<NavigableSet<Long>> wanted) {
        return record.key() != null
                && record.value() != null
                && loading.customers()
                        .offset(record.key(), part.number)
                        .filter(offset -> offset == record.offset())
                        .isPresent()
                && (wanted.isEmpty() || wanted.get().contains(record.offset()));
    }

    private static boolean touched(ListChange change, Seen one) {
        return one.opened().orElseThrow() instanceof Opened.Readable readable && change.touches(readable.person());
    }

    private List<Judging.Judged> judged(
            Part part, List<Seen> seen, Function<ConsumerRecord<String, byte[]>, Judging> judging) {
        return seen.parallelStream()
                .filter(one -> one.opened().isPresent())
                .map(one -> judging.apply(one.record())
                        .judge(
                                one.record().key(),
                                one.record().offset(),
                                one.opened().get(),
                                Optional.ofNullable(
                                        part.standing.get(one.record().key()))))
                .toList();
    }

    private void keep(Part part, List<Judging.Judged> judged) {
        meters.found(judged.stream().map(Judging.Judged::record).toList());
        Standings.keep(part, judged);
    }
}
