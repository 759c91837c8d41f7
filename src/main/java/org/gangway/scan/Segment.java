// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.nio.ByteBuffer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;

/** What Kafka has written to the disk. Batches in the clear are looked at with the file; the others are unpacked here. */
final class Segment {
    private Segment() {}

    static void look(Inspection inspection, String kind, String where, ByteBuffer content) {
        try {
            for (MutableRecordBatch batch :
                    MemoryRecords.readableRecords(content).batches()) {
                if (batch.isCompressed()) {
                    String at = where + " batch " + batch.baseOffset();
                    batch.forEach(record -> look(inspection, kind, at, record));
                }
            }
        } catch (KafkaException | IllegalArgumentException beingWritten) {
            return; // the last batch of a file that somebody writes to
        }
    }

    private static void look(Inspection inspection, String kind, String where, Record record) {
        if (record.hasKey()) {
            inspection.look(kind, where + " key", record.key());
        }
        if (record.hasValue()) {
            inspection.look(kind, where + " value", record.value());
        }
        for (Header header : record.headers()) {
            if (header.value() != null) {
                inspection.look(kind, where + " header " + header.key(), header.value());
            }
        }
    }
}
