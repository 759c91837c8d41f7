// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The record of a customer, opened; nothing if the customer is gone. */
record Seen(ConsumerRecord<String, byte[]> record, Optional<Opened> opened) {

    static Seen of(ConsumerRecord<String, byte[]> record, CustomerOpening opening) {
        if (record.key() == null) {
            return new Seen(record, Optional.of(new Opened.Unreadable("NoCustomer")));
        }
        return new Seen(
                record,
                record.value() == null ? Optional.empty() : Optional.of(opening.open(record.key(), record.value())));
    }

    /** Personal data. */
    @Override
    public String toString() {
        return "Seen[***]";
    }
}
