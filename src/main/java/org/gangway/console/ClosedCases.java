// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.casefile.CaseEvent;
import org.gangway.wire.CaseView;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.PartitionReader;

/**
 * Finds the certificate of a case that memory no longer holds: on {@code cases}, or where a later case of the
 * conversation has taken its place there, in the journal, which is kept for years. Anybody may ask, and the journal is
 * long: one search at a time, and who would wait too long is told to come again.
 */
final class ClosedCases implements Function<String, Optional<String>> {
    private static final String CASE_CLOSED = "org.gangway.case." + Json.kebab(CaseEvent.CaseClosed.class) + ".v1";

    /** Clocks of brokers and channels may differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String cases;
    private final String events;
    private final PartitionReader reader;
    private final ReentrantLock searching = new ReentrantLock();

    ClosedCases(String cases, String events, Supplier<Map<String, Object>> client) {
        this.cases = cases;
        this.events = events;
        this.reader = new PartitionReader(client);
    }

    @Override
    public Optional<String> apply(String caseId) {
        if (!mayI()) {
            throw DeskRefusal.busy();
        }
        try {
            return view(caseId).or(() -> event(caseId));
        } finally {
            searching.unlock();
        }
    }

    private boolean mayI() {
        try {
            return searching.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<String> view(String caseId) {
        return reader.since(cases, CaseId.conversation(caseId), CaseId.openedAt(caseId)).stream()
                .filter(record -> record.value() != null)
                .map(record -> Json.read(record.value(), CaseView.class))
                .filter(view -> view.caseId().equals(caseId))
                .reduce((earlier, later) -> later)
                .map(CaseView::certificate);
    }

    private Optional<String> event(String caseId) {
        return reader.first(
                        events,
                        CaseId.conversation(caseId),
                        CaseId.openedAt(caseId).minus(MARGIN),
                        record -> isClosed(record)
                                && Certificates.caseOf(certificate(record)).equals(caseId))
                .map(ClosedCases::certificate);
    }

    private static boolean isClosed(ConsumerRecord<String, byte[]> record) {
        return Headers.text(record.headers(), Headers.CE_TYPE)
                .filter(CASE_CLOSED::equals)
                .isPresent();
    }

    private static String certificate(ConsumerRecord<String, byte[]> closed) {
        return ((CaseEvent.CaseClosed) Json.read(closed.value(), CaseEvent.class)).certificate();
    }
}
