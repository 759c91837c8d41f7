// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.Json;

/**
 * Whatever is sealed in some cases, as somebody has copied it from topics and from the object store. Objects may be copied
 * by several threads, everything else by one.
 */
final class SealedCopies {
    private final String caseKeys;
    private final Map<Field, Set<Name>> fields = new LinkedHashMap<>();
    private final Set<Letter> letters = new LinkedHashSet<>();
    private final Map<String, WrappedKey> wrapped = new LinkedHashMap<>();
    private final Map<Stored, byte[]> objects = new ConcurrentHashMap<>();

    /** @param token as the field is sealed; under which name is not said there, but what stands around it is known */
    record Field(String caseId, String token) {}

    /**
     * Where a field stands: what it may have been sealed under.
     *
     * @param members of the JSON around it, its own the last
     * @param steps that are spoken of around it
     */
    record Name(List<String> members, Set<String> steps) {

        /** A field by its own name; a fact by its step's and its own. */
        Stream<String> possible() {
            return Stream.concat(
                    Stream.concat(members.stream(), steps.stream()),
                    steps.stream().flatMap(step -> members.stream().map(member -> step + "." + member)));
        }
    }

    /** What came in at a door or goes out over a channel. */
    record Letter(String conversationId, String sealed) {}

    /** A photo or document in the object store. */
    record Stored(String caseId, String name) {}

    /** @param caseKeys the topic of case keys */
    SealedCopies(String caseKeys) {
        this.caseKeys = caseKeys;
    }

    Map<Field, Set<Name>> fields() {
        return fields;
    }

    Set<Letter> letters() {
        return letters;
    }

    Collection<WrappedKey> wrapped() {
        return wrapped.values();
    }

    Map<Stored, byte[]> objects() {
        return objects;
    }

    int size() {
        return fields.size() + letters.size() + wrapped.size() + objects.size();
    }

    /** What of a record is sealed for one of the cases. */
    void take(ConsumerRecord<byte[], byte[]> record, Collection<String> caseIds) {
        if (record.value() == null || record.value().length == 0) {
            return;
        }
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        String text = new String(record.value(), StandardCharsets.ISO_8859_1);
        for (String caseId : caseIds) {
            String conversation = caseId.substring(0, caseId.lastIndexOf('-'));
            if (key.equals(conversation) || key.equals(caseId) || text.contains(caseId)) {
                take(record, caseId, conversation);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, String caseId, String conversation) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(record.value());
        } catch (IOException truncatedOnPurpose) {
            return;
        }
        if (record.topic().equals(caseKeys)) {
            wrapped.put(json.toString(), Json.read(record.value(), WrappedKey.class));
        } else if (json.path("sealed").isTextual() && json.size() > 1) {
            letters.add(new Letter(conversation, json.path("sealed").textValue()));
        } else {
            collect(caseId, json, new Name(List.of(), Set.of()));
        }
    }

    private void collect(String caseId, JsonNode node, Name around) {
        if (node.size() == 1 && node.path("sealed").isTextual()) {
            fields.computeIfAbsent(new Field(caseId, node.path("sealed").textValue()), field -> new HashSet<>())
                    .add(around);
            return;
        }
        Set<String> steps = new HashSet<>(around.steps());
        Stream.of("field", "step")
                .forEach(
                        name -> Optional.ofNullable(node.path(name).textValue()).ifPresent(steps::add));
        node.properties().forEach(member -> {
            List<String> members = new ArrayList<>(around.members());
            members.add(member.getKey());
            collect(caseId, member.getValue(), new Name(members, steps));
        });
        if (node.isArray()) {
            node.forEach(element -> collect(caseId, element, new Name(around.members(), steps)));
        }
    }

    /** Copies what lies in the object folder of the cases now. */
    void takeObjects(Path folder, Collection<String> caseIds) {
        for (String caseId : caseIds) {
            files(folder.resolve(caseId)).forEach((name, content) -> objects.put(new Stored(caseId, name), content));
        }
    }

    private static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (NoSuchFileException deletedMeanwhile) {
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
