// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.evidence.DeletionCertificate.Tombstone;
import org.gangway.sealing.CaseKey;
import org.gangway.wire.RecordReader;

/** The table on {@code case-keys}: the wrapped key of every running case, and the tombstones that came last. */
final class WrappedKeys implements RecordReader {
    /** Records that only keep the topic's segments rolling. */
    private static final String HEARTBEAT = "heartbeat";

    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();
    private final Recent<Tombstone> tombstones;
    private final Recent<CaseKey> opened;

    /**
     * @param remembered how many tombstones to keep the place of
     * @param opened from which a key goes when it goes here
     */
    WrappedKeys(int remembered, Recent<CaseKey> opened) {
        this.tombstones = new Recent<>(remembered);
        this.opened = opened;
    }

    Optional<byte[]> find(String caseId) {
        return Optional.ofNullable(keys.get(caseId));
    }

    /** Where the tombstone is that removed the key of a case; empty if it was read before this instance began to remember. */
    Optional<Tombstone> tombstone(String caseId) {
        return Optional.ofNullable(tombstones.get(caseId));
    }

    @Override
    public void begin() {
        keys.clear();
        opened.clear();
    }

    @Override
    public void read(ConsumerRecord<String, byte[]> change) {
        String caseId = change.key();
        if (caseId.startsWith(HEARTBEAT)) {
            return;
        }
        if (change.value() == null) {
            keys.remove(caseId);
            opened.remove(caseId);
            tombstones.put(caseId, new Tombstone(change.topic(), change.partition(), change.offset()));
        } else {
            keys.put(caseId, change.value());
        }
    }
}
