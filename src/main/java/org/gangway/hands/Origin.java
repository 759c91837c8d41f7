// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.jspecify.annotations.Nullable;

/**
 * The record that an exchange began with, as it came. Lives in a property of the exchange, where no answer of an outside
 * system can overwrite it.
 *
 * @param key the conversation id; a reply and a dead letter keep it
 * @param value still sealed
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy per message would cost more
record Origin(byte @Nullable [] key, byte @Nullable [] value, String topic, int partition, long offset) {
    private static final String PROPERTY = "gangway.origin";

    static Origin take(Exchange exchange) {
        Message message = exchange.getMessage();
        Origin origin = new Origin(
                message.getHeader(KafkaConstants.KEY, byte[].class),
                message.getBody(byte[].class),
                message.getHeader(KafkaConstants.TOPIC, "", String.class),
                message.getHeader(KafkaConstants.PARTITION, 0, Integer.class),
                message.getHeader(KafkaConstants.OFFSET, 0L, Long.class));
        exchange.setProperty(PROPERTY, origin);
        return origin;
    }

    /** @throws IllegalStateException if the route did not start at {@code kamelet:step-source} */
    static Origin of(Exchange exchange) {
        Origin origin = exchange.getProperty(PROPERTY, Origin.class);
        if (origin == null) {
            throw new IllegalStateException("a route of a step must start at kamelet:step-source");
        }
        return origin;
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
