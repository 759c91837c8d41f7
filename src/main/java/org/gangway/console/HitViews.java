// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.rescreening.StandingHit;
import org.gangway.wire.Json;
import org.gangway.wire.RecordReader;
import org.jspecify.annotations.Nullable;

/** The customers of the bank who have a hit now, from the topic {@code rescreening.hits}. */
final class HitViews implements RecordReader {

    private static final Comparator<HitView> NEWEST =
            Comparator.comparing(HitView::since).reversed().thenComparing(HitView::id);

    /** By partition and number: what is on another partition is of another order. */
    private final Map<String, HitView> byCustomer = new ConcurrentHashMap<>();

    private final Map<String, HitView> byId = new ConcurrentHashMap<>();
    private final HitOpening opening;

    HitViews(HitOpening opening) {
        this.opening = opening;
    }

    @Override
    public void read(ConsumerRecord<String, byte[]> incoming) {
        String place = incoming.partition() + "/" + incoming.key();
        if (incoming.value() == null) {
            forget(byCustomer.remove(place));
            return;
        }
        StandingHit hit = Json.read(incoming.value(), StandingHit.class);
        HitView view = HitView.of(incoming, hit, entries(incoming.key(), hit));
        forget(byCustomer.put(place, view));
        byId.put(view.id(), view);
    }

    private void forget(@Nullable HitView old) {
        if (old != null) {
            byId.remove(old.id());
        }
    }

    private List<HitView.Entry> entries(String customer, StandingHit hit) {
        try {
            return HitView.alerts(opening.open(customer, hit).explained());
        } catch (DeskRefusal sealed) {
            return List.of(); // that there is a hit is shown nevertheless
        }
    }

    @Override
    public void begin() {
        byCustomer.clear();
        byId.clear();
    }

    Optional<HitView> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @param queue one alone, or all */
    List<HitView> newest(@Nullable String queue, int rows) {
        return byId.values().stream()
                .filter(view -> queue == null || queue.equals(view.queue()))
                .sorted(NEWEST)
                .limit(rows)
                .toList();
    }

    int size() {
        return byId.size();
    }
}
