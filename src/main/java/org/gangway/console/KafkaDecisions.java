// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.AcknowledgedProducer.NotAcknowledged;
import org.gangway.wire.Headers;
import org.gangway.wire.HitOpenedRecord;
import org.gangway.wire.VoteRecord;

/** Writes to {@code replies}. */
final class KafkaDecisions implements Decisions, AutoCloseable {

    private final String topic;
    private final AcknowledgedProducer producer;

    KafkaDecisions(String topic, AcknowledgedProducer producer) {
        this.topic = topic;
        this.producer = producer;
    }

    @Override
    public void opened(HitOpenedRecord opened) {
        // every look is an event of its own, so every look has an id of its own
        put(opened.caseId(), UUID.randomUUID().toString(), Headers.REVIEW_OPENED, opened);
    }

    @Override
    public void voted(VoteRecord vote) {
        String id = UUID.nameUUIDFromBytes(vote.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        put(vote.caseId(), id, Headers.REVIEW_VOTED, vote);
    }

    @Override
    public void close() {
        producer.close();
    }

    private void put(String caseId, String id, String type, Object content) {
        try {
            producer.put(topic, CaseId.conversation(caseId), id, type, content);
        } catch (NotAcknowledged e) {
            throw DeskRefusal.unavailable();
        }
    }
}
