// SPDX-License-Identifier: Apache-2.0
package org.gangway.replay;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.gangway.casefile.CaseEvent;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;

/**
 * One event of a journal.
 *
 * @param sequence which of its case, from 1
 */
record Journaled(String caseId, int sequence, CaseEvent event) {

    /** Empty if the record is no event that this version knows. */
    static Optional<Journaled> of(ConsumerRecord<String, byte[]> record) {
        try {
            int sequence = Integer.parseInt(header(record, Headers.SEQUENCE));
            return Optional.of(new Journaled(caseId(record), sequence, Json.read(record.value(), CaseEvent.class)));
        } catch (Json.Malformed | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The id of an event is its case's and its sequence. */
    static String caseId(ConsumerRecord<String, byte[]> record) {
        String id = header(record, Headers.CE_ID);
        return id.substring(0, Math.max(0, id.lastIndexOf('-')));
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
