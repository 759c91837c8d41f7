// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.AcknowledgedProducer.NotAcknowledged;
import org.gangway.wire.Headers;
import org.gangway.wire.ReceivedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to {@code chat.received}. */
final class KafkaInbox implements Inbox, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaInbox.class);

    private final String topic;
    private final AcknowledgedProducer producer;

    KafkaInbox(String topic, AcknowledgedProducer producer) {
        this.topic = topic;
        this.producer = producer;
    }

    @Override
    public void put(String conversationId, ReceivedRecord received) {
        try {
            producer.put(topic, conversationId, received.messageId(), Headers.CHAT_RECEIVED, received);
        } catch (NotAcknowledged e) {
            LOG.atWarn().addKeyValue("topic", topic).log("A message was not acknowledged in time");
            throw Refused.unavailable("The message could not be taken just now. Send it again with the same id.");
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
