// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;

/** Everything that was committed to the topics, as an auditor reads it: without keys. */
final class Topics implements AutoCloseable {
    private static final String PREFIX = "gangway.";
    private static final String REPORTS = "/gangway/vendors";

    /** The only ones of which an id may come again: a message or vote sent again, a deadline not yet seen, how something stands. */
    private static final List<String> MAY_REPEAT = List.of(
            Headers.CHAT_RECEIVED,
            Headers.REVIEW_VOTED,
            Headers.REVIEW_OPENED,
            Headers.DEADLINE_PASSED,
            Headers.CASE_CHANGED,
            Headers.FACE_KEPT,
            Headers.RESCREENING_RUN);

    private final Consumer<byte[], byte[]> consumer;
    private final Set<String> strangers = new HashSet<>();
    private final Map<String, Map<String, Integer>> ids = new TreeMap<>();
    private final Map<String, List<Integer>> journals = new HashMap<>();
    private final Map<String, List<String>> outcomes = new HashMap<>();
    private final Map<String, List<String>> certificates = new HashMap<>();
    private final Tries tries = new Tries();
    private long deadLetters;

    Topics(Map<String, Object> client) {
        consumer = Reading.as(client);
        List<TopicPartition> partitions = consumer.listTopics().values().stream()
                .flatMap(List::stream)
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .filter(partition -> partition.topic().startsWith(PREFIX)
                        && !partition.topic().endsWith("-changelog")
                        && !partition.topic().equals(PREFIX + "scenarios"))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Takes in what has come since. */
    void read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (consumer.assignment().stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(this::take);
        }
    }

    long deadLetters() {
        return deadLetters;
    }

    /** Ids on this topic, of what must not come again. */
    int different(String topic) {
        return ids.getOrDefault(topic, Map.of()).size();
    }

    Tries tries() {
        return tries;
    }

    /** Cases that have their certificate. */
    int closed() {
        return (int) certificates.keySet().stream()
                .filter(caseId -> !strangers.contains(caseId))
                .count();
    }

    /** By outcome, how many cases have it. */
    Map<String, Integer> outcomes() {
        Map<String, Integer> count = new TreeMap<>();
        outcomes.forEach((caseId, of) -> {
            if (!strangers.contains(caseId)) {
                of.forEach(outcome -> count.merge(outcome, 1, Integer::sum));
            }
        });
        return count;
    }

    int certificates() {
        return certificates.entrySet().stream()
                .filter(of -> !strangers.contains(of.getKey()))
                .mapToInt(of -> of.getValue().size())
                .sum();
    }

    /** What is not as it must be, given how each case has to end, and how many records nobody could read. */
    List<String> findings(Map<String, String> expected, int malformed) {
        List<String> findings = new ArrayList<>();
        expected.forEach((caseId, outcome) -> {
            List<String> found = outcomes.getOrDefault(caseId, List.of());
            if (!found.equals(List.of(outcome))) {
                findings.add("case " + caseId + " was to end as " + outcome + " and has the outcomes " + found);
            }
            int signed = certificates.getOrDefault(caseId, List.of()).size();
            if (signed != 1) {
                findings.add("case " + caseId + " has " + signed + " certificates");
            }
        });
        for (String caseId : new TreeSet<>(journals.keySet())) {
            if (!expected.containsKey(caseId) && !strangers.contains(caseId)) {
                findings.add("case " + caseId + " is on events, and no customer knows of it");
            }
            gap(caseId, journals.getOrDefault(caseId, List.of()), findings);
        }
        repeats(findings);
        if (deadLetters != malformed) {
            findings.add(deadLetters + " records are on dead-letters, there should be " + malformed);
        }
        return findings;
    }

    private static void gap(String caseId, List<Integer> sequence, List<String> findings) {
        for (int i = 0; i < sequence.size(); i++) {
            if (sequence.get(i) != i + 1) {
                findings.add("the journal of case " + caseId + " has number " + sequence.get(i) + " at place " + (i + 1)
                        + " of " + sequence.size());
                return;
            }
        }
    }

    private void repeats(List<String> findings) {
        ids.forEach((topic, counts) -> counts.forEach((id, times) -> {
            if (times > 1) {
                findings.add("record " + id + " is " + times + " times on " + topic);
            }
        }));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String topic = record.topic().substring(PREFIX.length());
        String id = header(record, Headers.CE_ID);
        if (!id.isEmpty() && !MAY_REPEAT.contains(header(record, Headers.CE_TYPE)) && !isReport(record.headers())) {
            ids.computeIfAbsent(topic, name -> new HashMap<>()).merge(id, 1, Integer::sum);
        }
        switch (topic) {
            case "events" -> event(id, record);
            case "outcomes" ->
                outcomes.computeIfAbsent(id, name -> new ArrayList<>())
                        .add(json(record).path("outcome").asText());
            case "dead-letters" -> deadLetters++;
            default -> {}
        }
    }

    /** An event's id is that of its case and its number. */
    private void event(String id, ConsumerRecord<byte[], byte[]> record) {
        String caseId = id.substring(0, id.lastIndexOf('-'));
        journals.computeIfAbsent(caseId, name -> new ArrayList<>())
                .add(Integer.parseInt(header(record, Headers.SEQUENCE)));
        JsonNode event = json(record);
        String type = event.path("type").asText();
        tries.take(caseId, type, event);
        if (type.equals("case-opened")
                && Strangers.SCENARIOS.contains(
                        event.path("scenario").path("name").asText())) {
            strangers.add(caseId);
        }
        if (type.equals("case-closed")) {
            certificates
                    .computeIfAbsent(caseId, name -> new ArrayList<>())
                    .add(event.path("certificate").asText());
        }
    }

    /** Of a vendor, which may say the same by webhook and when it is asked, and more than once. */
    static boolean isReport(org.apache.kafka.common.header.Headers headers) {
        return Headers.text(headers, Headers.CE_SOURCE).filter(REPORTS::equals).isPresent();
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        return Json.read(record.value(), JsonNode.class);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Headers.text(record.headers(), name).orElse("");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
