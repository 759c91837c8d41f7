// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.gangway.compliance.ExemptionRecord.Terms;
import org.gangway.compliance.Motion;
import org.gangway.rescreening.StandingHit;
import org.gangway.screening.Exemption;
import org.gangway.wire.StandingHitOpenedRecord;
import org.jspecify.annotations.Nullable;

/**
 * The desk for what rescreening has found of the bank's customers. Nothing of a person is opened before it is written down who
 * looks. A hit is closed by nobody alone: it goes when the customer, the list, the bands or an exemption take it away, and stays as confirmed when
 * two people say so.
 */
final class HitDesk {

    private static final int CLEAN_EVERY = 500;

    private final HitViews views;
    private final Needs needs;
    private final Set<Look> looks = ConcurrentHashMap.newKeySet();

    /**
     * What it stands on.
     *
     * @param read whether all of the topic has been read, and still is
     * @param stored the record of a hit, as long as it is there
     * @param customers the newest record of the customer of a hit, which stands at an offset or behind it
     * @param exemptions whatever was proposed for the customer of a number
     */
    record Needs(
            BooleanSupplier read,
            HitOpening opening,
            Function<HitView, Optional<StandingHit>> stored,
            Looks written,
            Customers customers,
            Function<String, List<Motion<Terms>>> exemptions,
            InstantSource clock) {}

    /**
     * A hit that was opened.
     *
     * @param explained in JSON
     */
    record OpenedHit(String explained, KnownCustomer customer) {

        /** Personal data. */
        @Override
        public String toString() {
            return "OpenedHit[***]";
        }
    }

    /** Reads what the bank has put on {@code customers}. */
    @FunctionalInterface
    interface Customers {
        /** @throws KafkaException if it cannot be read */
        Optional<ConsumerRecord<String, byte[]>> newest(HitView view, long offset);
    }

    /** Writes down who looks. */
    @FunctionalInterface
    interface Looks {
        /** @throws DeskRefusal (503) if it may not be safe: then nothing may be opened */
        void opened(String customer, StandingHitOpenedRecord opened);
    }

    HitDesk(HitViews views, Needs needs) {
        this.views = views;
        this.needs = needs;
    }

    /** The newest first. @throws DeskRefusal if some may be missing */
    List<HitRow> newest(Reviewer reviewer, @Nullable String queue, int rows) {
        if (!needs.read.getAsBoolean()) {
            throw DeskRefusal.hitsNotRead();
        }
        return views.newest(queue, rows).stream()
                .map(view -> row(view, reviewer))
                .toList();
    }

    int size() {
        return views.size();
    }

    /** Whether this process could open one. */
    boolean opens() {
        return needs.opening.key().isPresent();
    }

    /** @throws DeskRefusal if it is gone or has changed */
    HitRow row(String id, Reviewer reviewer) {
        return row(view(id), reviewer);
    }

    /** Writes the look down, then opens: the hits, and what the bank says of the customer. */
    OpenedHit look(String id, Reviewer reviewer) {
        HitView view = view(id);
        if (!opens()) {
            throw DeskRefusal.noCustomerKey();
        }
        needs.written.opened(view.customer(), new StandingHitOpenedRecord(view.run(), reviewer.login()));
        remember(new Look(id, reviewer.login()));
        StandingHit hit = stored(view);
        return new OpenedHit(explained(view, hit), known(view, hit));
    }

    private KnownCustomer known(HitView view, StandingHit hit) {
        try {
            return needs.opening.customer(needs.customers.newest(view, hit.customer()), hit);
        } catch (KafkaException notRead) {
            return KnownCustomer.notRead(); // the hit itself is worth a look
        }
    }

    /**
     * A hit of an entry that this reviewer has opened.
     *
     * @throws DeskRefusal if there is none
     */
    FoundHit exemption(String id, Reviewer reviewer, String list, String entity) {
        HitView view = view(id);
        if (!looks.contains(new Look(id, reviewer.login()))) {
            throw DeskRefusal.hitNotOpened();
        }
        return FoundHit.in(Map.of("hits", explained(view, stored(view))), list, entity)
                .orElseThrow(DeskRefusal::noEntry);
    }

    /** Whatever was proposed for the customer of a hit; nothing for who makes no exemptions. */
    List<Motion<Terms>> exemptions(String id, Reviewer reviewer) {
        return exemptions(view(id), reviewer);
    }

    private List<Motion<Terms>> exemptions(HitView view, Reviewer reviewer) {
        return reviewer.roles().contains(Roles.REVIEWER) ? needs.exemptions.apply(view.customer()) : List.of();
    }

    private HitView view(String id) {
        return views.find(id).orElseThrow(DeskRefusal::noStandingHit);
    }

    private StandingHit stored(HitView view) {
        return needs.stored.apply(view).orElseThrow(DeskRefusal::noStandingHit);
    }

    private String explained(HitView view, StandingHit hit) {
        return needs.opening.open(view.customer(), hit).explained();
    }

    private HitRow row(HitView view, Reviewer reviewer) {
        boolean opens = reviewer.roles().contains(Roles.REVIEWER);
        List<Motion<Terms>> made = opens && !view.entries().isEmpty() ? exemptions(view, reviewer) : List.of();
        List<HitRow.Entry> entries = (opens ? view.entries() : List.<HitView.Entry>of())
                .stream()
                        .map(entry -> new HitRow.Entry(
                                entry.list(),
                                entry.entity(),
                                entry.band(),
                                said(made, entry, Exemption.Decision.CLEARED),
                                said(made, entry, Exemption.Decision.CONFIRMED)))
                        .toList();
        return HitRow.of(view, needs.clock.instant(), entries);
    }

    private static String said(List<Motion<Terms>> made, HitView.Entry entry, Exemption.Decision decision) {
        return made.stream()
                .filter(motion -> motion.what().decision() == decision)
                .filter(motion -> motion.what().list().equals(entry.list())
                        && motion.what().entity().equals(entry.entity()))
                .map(motion -> motion.open() ? "proposed" : motion.inForce() ? "in force" : "")
                .reduce("", (before, last) -> last.isEmpty() ? before : last);
    }

    private void remember(Look look) {
        looks.add(look);
        if (looks.size() % CLEAN_EVERY == 0) {
            looks.removeIf(old -> views.find(old.id()).isEmpty());
        }
    }

    private record Look(String id, String login) {}
}
