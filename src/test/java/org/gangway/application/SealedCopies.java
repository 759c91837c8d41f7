// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.SealBroken;
import org.gangway.sealing.Shredding;
import org.gangway.wire.Json;

/**
 * Whatever of one case was sealed for the case, as somebody has copied it while it ran: the fields in its records, and
 * its photos and documents.
 *
 * @param fields by topic
 * @param objects by name, as they lay in the object store
 */
record SealedCopies(String caseId, Map<String, List<Field>> fields, Map<String, byte[]> objects) {

    /** @param names those that it may have been sealed under: what stands around it */
    record Field(Set<String> names, Value.Sealed value) {}

    static SealedCopies of(String caseId, Map<String, List<Records.Bytes>> records, Map<Path, byte[]> files)
            throws IOException {
        Map<String, List<Field>> fields = new HashMap<>();
        for (Map.Entry<String, List<Records.Bytes>> topic : records.entrySet()) {
            for (Records.Bytes record : topic.getValue()) {
                if (record.value().length > 0) {
                    collect(
                            Json.MAPPER.readTree(record.value()),
                            Set.of(),
                            fields.computeIfAbsent(topic.getKey(), name -> new ArrayList<>()));
                }
            }
        }
        Map<String, byte[]> objects = new HashMap<>();
        files.forEach((file, content) -> {
            if (file.getParent().getFileName().toString().equals(caseId)) {
                objects.put(file.getFileName().toString(), content);
            }
        });
        return new SealedCopies(caseId, fields, objects);
    }

    private static void collect(JsonNode node, Set<String> around, List<Field> found) {
        if (node.size() == 1 && node.path("sealed").isTextual()) {
            found.add(new Field(around, new Value.Sealed(node.get("sealed").textValue())));
            return;
        }
        Set<String> names = new HashSet<>(around);
        Stream.of("field", "step")
                .forEach(
                        name -> Optional.ofNullable(node.path(name).textValue()).ifPresent(names::add));
        node.properties().forEach(member -> {
            Set<String> inner = new HashSet<>(names);
            inner.add(member.getKey());
            collect(member.getValue(), inner, found);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, names, found));
        }
    }

    /** So that the other half is known to try the right things: with the key of the case all of it opens. */
    void openWith(CaseKey key, String... topics) throws GeneralSecurityException {
        assertThat(fields).containsKeys(topics);
        Set<String> clear = new HashSet<>();
        fields.forEach((topic, copies) -> copies.forEach(field -> {
            Optional<String> text = opened(key, field);
            assertThat(text).as("a field on " + topic).isPresent();
            text.ifPresent(clear::add);
        }));
        Stream.of(topics).forEach(topic -> assertThat(fields.getOrDefault(topic, List.of()))
                .as(topic)
                .isNotEmpty());
        assertThat(objects).isNotEmpty();
        for (Map.Entry<String, byte[]> object : objects.entrySet()) {
            String claim = clear.stream()
                    .filter(text -> text.contains(caseId + "/" + object.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("an object that nobody claims"));
            byte[] its = Base64.getUrlDecoder()
                    .decode(Json.read(claim.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class)
                            .path("key")
                            .textValue());
            assertThat(Shredding.caseKey(its).open(caseId, object.getKey(), sealed(object.getValue())))
                    .isNotEmpty();
        }
    }

    void staysShutTo(CaseKey key) {
        fields.values().stream().flatMap(List::stream).forEach(field -> assertThat(opened(key, field))
                .isEmpty());
        objects.forEach((name, content) -> assertThatThrownBy(() -> key.open(caseId, name, sealed(content)))
                .isInstanceOf(SealBroken.class));
    }

    /** An object is sealed like a field of its name. */
    private static Value.Sealed sealed(byte[] object) {
        return new Value.Sealed(Base64.getUrlEncoder().withoutPadding().encodeToString(object));
    }

    private Optional<String> opened(CaseKey key, Field field) {
        Stream<String> facts =
                field.names().stream().flatMap(step -> field.names().stream().map(name -> step + "." + name));
        return Stream.concat(field.names().stream(), facts)
                .flatMap(name -> opened(key, name, field.value()).stream())
                .findFirst();
    }

    private Optional<String> opened(CaseKey key, String name, Value.Sealed value) {
        try {
            return Optional.of(key.open(caseId, name, value));
        } catch (SealBroken e) {
            return Optional.empty();
        }
    }
}
