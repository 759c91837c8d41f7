// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** CloudEvents 1.0 in binary mode (Kafka protocol binding): attributes as headers, the record's value is the data. */
public final class CloudEvents {
    private CloudEvents() {}

    /**
     * Headers for one record.
     *
     * @param type one of those in {@link Headers}
     * @param source who makes it, as {@code /gangway/process}
     * @param id the same again when the same thing is sent again; never personal data
     * @param time when it happened
     */
    public static RecordHeaders headers(String type, String source, String id, Instant time) {
        RecordHeaders headers = new RecordHeaders();
        attributes(type, source, id, time).forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return headers;
    }

    /** The same as text by header name, for those who do not hold a Kafka record. */
    public static Map<String, String> attributes(String type, String source, String id, Instant time) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(Headers.CE_ID, id);
        attributes.put(Headers.CE_TYPE, type);
        attributes.put(Headers.CE_SOURCE, source);
        attributes.put(Headers.CE_SPECVERSION, "1.0");
        attributes.put(Headers.CE_TIME, time.toString());
        attributes.put(Headers.CONTENT_TYPE, "application/json");
        return attributes;
    }
}
