// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.scan.Folders;
import org.gangway.scan.Inspection;
import org.gangway.scan.Place;
import org.gangway.scan.Search;
import org.gangway.scan.TopicDump;

/** Looks for the values of canaries in every place of a site that can be reached. */
final class Sight {
    private static final Map<String, String> DATA =
            Map.of("broker", "segments", "objects", "objects", "keys", "keys", "reports", "reports");
    private static final String DEAD_LETTERS = "dead-letters";

    private final Site site;
    private final Inspection inspection;
    private final AtomicLong deadLetters = new AtomicLong();
    private final AtomicReference<ConsumerRecord<byte[], byte[]>> message = new AtomicReference<>();

    Sight(Site site, Search search) {
        this.site = site;
        this.inspection = new Inspection(search);
    }

    /** All topics, Kafka's own among them; what is sealed for these cases is copied by the way. */
    void topics(SealedCopies copies, Collection<String> caseIds) {
        deadLetters.set(0);
        Predicate<String> wanted = topic -> topic.startsWith(site.prefix()) || topic.startsWith("__");
        new TopicDump(site.client()).read(wanted, record -> {
            TopicDump.look(inspection, kind(record.topic()), record);
            copies.take(record, caseIds);
            if (record.topic().equals(site.prefix() + DEAD_LETTERS)) {
                deadLetters.incrementAndGet();
            }
            if (record.topic().equals(site.prefix() + "chat.received") && record.value() != null) {
                message.set(record);
            }
        });
    }

    /** Something that a customer has said, as it came. */
    Optional<ConsumerRecord<byte[], byte[]>> message() {
        return Optional.ofNullable(message.get());
    }

    long deadLetters() {
        return deadLetters.get();
    }

    /** Files of every kind, and what the application answers to anybody. */
    void places(Collection<String> caseIds) {
        folders();
        new Pages(site.app(), inspection).look(site.logins(), caseIds);
    }

    void folders() {
        Folders folders = new Folders(inspection);
        site.data().ifPresent(data -> DATA.forEach((name, kind) -> look(folders, kind, data.resolve(name))));
        site.folders().forEach((kind, all) -> all.forEach(folder -> look(folders, kind, folder)));
    }

    private static void look(Folders folders, String kind, Path folder) {
        if (Files.exists(folder)) {
            folders.look(kind, folder);
        }
    }

    void provoke(List<Canary> canaries) {
        new Pages(site.app(), inspection).provoke(canaries);
    }

    List<Place> seen() {
        return inspection.places();
    }

    private String kind(String topic) {
        if (topic.endsWith(DEAD_LETTERS)) {
            return DEAD_LETTERS;
        }
        return topic.endsWith("-changelog") ? "changelogs" : "topics";
    }
}
