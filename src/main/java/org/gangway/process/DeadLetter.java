// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.gangway.wire.DeadLetters;
import org.gangway.wire.Headers;

/** Makes dead letters of records that can never be read. */
final class DeadLetter {

    private DeadLetter() {}

    /**
     * Bytes as they came, with where from.
     *
     * @param cause a class or a code: an exception's message may quote what it is about
     */
    static Record<String, byte[]> of(Record<String, byte[]> record, String cause, Optional<RecordMetadata> from) {
        RecordHeaders headers = new RecordHeaders();
        List.of(Headers.CE_ID, Headers.CE_TYPE)
                .forEach(name ->
                        Optional.ofNullable(record.headers().lastHeader(name)).ifPresent(headers::add));
        DeadLetters.headers(
                        cause,
                        from.map(RecordMetadata::topic).orElse(""),
                        from.map(RecordMetadata::partition).orElse(-1),
                        from.map(RecordMetadata::offset).orElse(-1L))
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record.withHeaders(headers);
    }
}
