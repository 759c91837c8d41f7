// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.gangway.wire.Json;

/** A record of the stores as JSON; a null is a tombstone. */
final class JsonSerde {
    private JsonSerde() {}

    @SuppressWarnings("NullAway") // null means tombstone to Kafka Streams, both ways
    static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : Json.write(value),
                (topic, bytes) -> bytes == null ? null : Json.read(bytes, type));
    }
}
