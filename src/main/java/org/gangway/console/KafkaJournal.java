// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.PartitionReader;

/**
 * The journal of a case, read from {@code events} when somebody asks: one partition, from the time in the case's id on.
 */
final class KafkaJournal implements Journal {

    /** A case's first events carry the time of the message that opened it; clocks of brokers and channels may differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final String topic;
    private final PartitionReader reader;

    KafkaJournal(String topic, Supplier<Map<String, Object>> client) {
        this.topic = topic;
        this.reader = new PartitionReader(client);
    }

    @Override
    public List<Entry> of(String caseId) {
        Instant opened = CaseId.openedAt(caseId);
        return reader.since(topic, CaseId.conversation(caseId), opened.minus(MARGIN)).stream()
                .filter(record -> record.value() != null && isOf(record, caseId))
                .map(record -> EventText.entry(record.value(), Instant.ofEpochMilli(record.timestamp())))
                .toList();
    }

    /** A conversation may have several cases. Only the first event names its case; the id of each begins with it. */
    private static boolean isOf(ConsumerRecord<String, byte[]> record, String caseId) {
        return Headers.text(record.headers(), Headers.CE_ID)
                .filter(id -> id.startsWith(caseId + "-"))
                .isPresent();
    }
}
