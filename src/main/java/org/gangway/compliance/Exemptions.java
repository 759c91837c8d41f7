// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.screening.Exemption;
import org.gangway.screening.Turn;
import org.gangway.wire.Json;
import org.gangway.wire.RecordReader;

/** The exemptions as they stand, from their topic. */
final class Exemptions implements RecordReader {

    private final Motions<ExemptionRecord.Terms> motions = new Motions<>();
    /** Ids by customer: whoever screens many asks for each. */
    private final Map<String, Set<String>> byCustomer = new ConcurrentHashMap<>();

    private final AtomicLong decisions = new AtomicLong();

    @Override
    public void read(ConsumerRecord<String, byte[]> incoming) {
        if (incoming.value() != null) {
            ExemptionRecord read = Json.read(incoming.value(), ExemptionRecord.class);
            motions.apply(read.id(), read.change(), new Motion.Signed(read.by(), read.at()), read.terms());
            if (read.terms() != null) {
                byCustomer
                        .computeIfAbsent(read.terms().customer(), first -> new ConcurrentSkipListSet<>())
                        .add(read.id());
            }
            if (read.change() != Change.PROPOSED) {
                decisions.incrementAndGet();
            }
        }
    }

    @Override
    public void begin() {
        motions.clear();
        byCustomer.clear();
        decisions.incrementAndGet();
    }

    /** Another number as soon as one was approved or withdrawn. */
    long decisions() {
        return decisions.get();
    }

    Motions<ExemptionRecord.Terms> motions() {
        return motions;
    }

    /** Those in force, expired ones too: a decision says so. */
    List<Exemption> of(String customer) {
        return byCustomer.getOrDefault(customer, Set.of()).stream()
                .flatMap(id -> motions.find(id).stream())
                .filter(Motion::inForce)
                .filter(motion -> motion.what().customer().equals(customer))
                .map(Exemptions::exemption)
                .toList();
    }

    /** Whatever was proposed for this customer, in the order of that. */
    List<Motion<ExemptionRecord.Terms>> proposed(String customer) {
        return byCustomer.getOrDefault(customer, Set.of()).stream()
                .flatMap(id -> motions.find(id).stream())
                .sorted(Comparator.comparing(motion -> motion.maker().at()))
                .toList();
    }

    /** What became since a time of those that were approved. */
    List<Turn> turns(Instant since, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return motions.all().stream()
                .filter(motion -> motion.checker().isPresent())
                .flatMap(motion -> turn(motion, since, today).stream())
                .toList();
    }

    private static Optional<Turn> turn(Motion<ExemptionRecord.Terms> motion, Instant since, LocalDate today) {
        ExemptionRecord.Terms terms = motion.what();
        Instant over = terms.until().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Turn.What what = motion.withdrawn().isPresent()
                ? Turn.What.WITHDRAWN
                : today.isAfter(terms.until()) ? Turn.What.OVER : Turn.What.APPROVED;
        Instant at =
                switch (what) {
                    case APPROVED -> motion.checker().orElseThrow().at();
                    case WITHDRAWN -> motion.withdrawn().orElseThrow().at();
                    case OVER -> over;
                };
        return at.isBefore(since)
                ? Optional.empty()
                : Optional.of(new Turn(motion.id(), what, terms.customer(), terms.list(), terms.entity()));
    }

    private static Exemption exemption(Motion<ExemptionRecord.Terms> motion) {
        ExemptionRecord.Terms terms = motion.what();
        return new Exemption(
                motion.id(),
                terms.decision(),
                terms.list(),
                terms.entity(),
                terms.entry(),
                terms.person(),
                terms.reason(),
                terms.until(),
                motion.maker().by(),
                motion.checker().map(Motion.Signed::by).orElse(""),
                motion.checker().map(Motion.Signed::at).orElse(Instant.EPOCH));
    }
}
