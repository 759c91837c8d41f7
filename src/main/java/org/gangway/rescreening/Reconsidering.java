// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.gangway.screening.Watchlists;
import org.gangway.sealing.CustomerKey;
import org.gangway.wire.TopicNames;

/**
 * Screens at once those customers for whose number an exemption was approved or withdrawn. Whose partition has just been
 * assigned is looked at only if there is a hit: what was withdrawn while nobody worked is found by the next night.
 */
final class Reconsidering {

    private final Loading loading;
    private final Transactions transactions;
    private final Watchlists watchlists;
    private final CustomerKey key;
    private final CustomerOpening opening;
    private final RescreeningMeters meters;
    private final TopicNames names;
    private final InstantSource clock;

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
        long decisions = watchlists.decisions(); // before what they are: what comes in between is looked for again
        Long known = part.decisions;
        if (part.lists().isEmpty() || known != null && known == decisions) {
            return;
        }
        Map<String, Set<String>> due = due(
                part,
                known == null ? part.standing.keySet() : loading.customers().on(part.number));
        if (!due.isEmpty()) {
            screen(part, due.keySet());
        }
        due.forEach((customer, exemptions) -> keep(part, customer, exemptions));
        part.decisions = decisions;
    }

    /** Whose exemptions are others than they were, and which these are. */
    private Map<String, Set<String>> due(Part part, Collection<String> customers) {
        return customers.parallelStream()
                .map(customer -> Map.entry(customer, watchlists.exemptions(customer)))
                .filter(one -> !one.getValue().equals(part.exempted.getOrDefault(one.getKey(), Set.of())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void keep(Part part, String customer, Set<String> exemptions) {
        if (exemptions.isEmpty()) {
            part.exempted.remove(customer);
        } else {
            part.exempted.put(customer, exemptions);
        }
    }

    private void screen(Part part, Collection<String> customers) {
        Instant now = clock.instant();
        Judging judging = new Judging(watchlists.now(), key.seal(), "exemptions-" + now, RunKind.CUSTOMER, now);
        List<Judging.Judged> judged = customers.stream()
                .flatMap(customer -> seen(part, customer))
                .map(one -> judging.judge(
                        one.record().key(),
                        one.record().offset(),
                        one.opened().orElseThrow(),
                        Optional.ofNullable(part.standing.get(one.record().key()))))
                .toList();
        Outputs outputs = new Outputs(names);
        Standings.write(part, judged, outputs);
        transactions.commit(outputs, Map.of(loading.topic(part), part.live));
        meters.found(judged.stream().map(Judging.Judged::record).toList());
        Standings.keep(part, judged);
    }

    /** The newest record of a customer; nothing if it is one that has just changed, which is screened as it comes. */
    private Stream<Seen> seen(Part part, String customer) {
        TopicPartition topic = loading.topic(part);
        return loading
                .customers()
                .offset(customer, part.number)
                .map(offset -> loading.sweep().read(topic, offset, offset + 1).records())
                .stream()
                .flatMap(List::stream)
                .filter(record -> customer.equals(record.key()) && record.value() != null)
                .map(record -> Seen.of(record, opening));
    }
}
