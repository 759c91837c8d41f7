// SPDX-License-Identifier: Apache-2.0
package org.gangway.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.console.EventText;
import org.gangway.console.Journal;
import org.gangway.wire.CaseView;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.PartitionReader;
import org.gangway.wire.TopicNames;

/** Reads the journals of an installation, which may be running. Opens nothing, and writes nothing. */
public final class Replay {
    private final PartitionReader reader;
    private final String events;
    private final String cases;

    /** @param client how to reach the cluster */
    public Replay(Supplier<Map<String, Object>> client, TopicNames names) {
        this.reader = new PartitionReader(client);
        this.events = names.physical("events");
        this.cases = names.physical("cases");
    }

    /** What happened in one case, oldest first; empty if there is no journal of it. */
    public List<Journal.Entry> course(String caseId) {
        List<Journal.Entry> course = new ArrayList<>();
        reader.all(events, record -> {
            if (record.value() != null && Journaled.caseId(record).equals(caseId)) {
                course.add(EventText.entry(record.value(), Instant.ofEpochMilli(record.timestamp())));
            }
        });
        return course;
    }

    /** Whether every journal is whole, and folds to the case that {@code cases} shows. */
    public Findings check() {
        JournalCheck check = new JournalCheck();
        Map<Integer, Long> begins = reader.begins(events);
        // What was journaled by now must be on cases, which is read next; what comes later need not.
        Map<Integer, Long> ends = reader.ends(events);
        reader.all(cases, record -> show(check, record));
        reader.all(events, record -> {
            boolean old = record.offset() < ends.getOrDefault(record.partition(), 0L);
            boolean cut = begins.getOrDefault(record.partition(), 0L) > 0;
            Journaled.of(record)
                    .ifPresentOrElse(
                            journaled -> check.happened(journaled, old, cut),
                            () -> check.unreadable(Journaled.caseId(record), where(record)));
        });
        return check.done();
    }

    private static void show(JournalCheck check, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        String id = Journaled.header(record, Headers.CE_ID);
        try {
            int sequence = Integer.parseInt(id.substring(id.lastIndexOf('@') + 1));
            check.shows(new JournalCheck.Shown(sequence, Json.read(record.value(), CaseView.class)));
        } catch (Json.Malformed | NumberFormatException e) {
            check.unreadable(id.substring(0, Math.max(0, id.lastIndexOf('@'))), where(record));
        }
    }

    private static String where(ConsumerRecord<String, byte[]> record) {
        return record.topic() + " " + record.partition() + "@" + record.offset();
    }
}
