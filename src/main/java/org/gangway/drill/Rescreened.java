// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.rescreening.RescreeningRecord;
import org.gangway.rescreening.RescreeningRun;
import org.gangway.wire.Json;

/** What rescreening has written about customers of whom none has left: one result for each in each run, and who has a hit now. */
final class Rescreened {
    private static final String PREFIX = "gangway.";

    /** By customer. */
    private final Map<String, Place> customers = new TreeMap<>();
    /** By partition and run, whose results there are. */
    private final Map<String, List<String>> results = new HashMap<>();

    private final Map<String, RescreeningRun> runs = new HashMap<>();
    private final Set<String> hits = new TreeSet<>();

    /** Offsets of the first and the newest record of a customer. */
    private record Place(int partition, long first, long newest) {}

    /** Reads everything that was committed until now. @param client how to reach the brokers */
    static Rescreened read(Map<String, Object> client) {
        Rescreened all = new Rescreened();
        // what is made of something is read before it: it may become more meanwhile
        read(client, "rescreening.hits", (customer, record) -> all.hit(customer, record.value() != null));
        read(client, "rescreening.runs", (run, record) -> all.run(Json.read(record.value(), RescreeningRun.class)));
        read(
                client,
                "rescreenings",
                (customer, record) -> all.result(
                        record.partition(),
                        Json.read(record.value(), RescreeningRecord.class).run(),
                        customer));
        read(client, "customers", (customer, record) -> all.customer(customer, record.partition(), record.offset()));
        return all;
    }

    private static void read(
            Map<String, Object> client, String topic, BiConsumer<String, ConsumerRecord<byte[], byte[]>> reader) {
        new CommittedTopic(client, PREFIX + topic)
                .read(record -> reader.accept(new String(record.key(), UTF_8), record));
    }

    void customer(String customer, int partition, long offset) {
        customers.merge(
                customer,
                new Place(partition, offset, offset),
                (before, now) -> new Place(partition, before.first, offset));
    }

    void result(int partition, String run, String customer) {
        results.computeIfAbsent(partition + "/" + run, name -> new ArrayList<>())
                .add(customer);
    }

    void run(RescreeningRun run) {
        runs.put(run.partition() + "/" + run.run(), run);
    }

    void hit(String customer, boolean stands) {
        if (stands) {
            hits.add(customer);
        } else {
            hits.remove(customer);
        }
    }

    int results() {
        return results.values().stream().mapToInt(List::size).sum();
    }

    /** @param listed who has a hit */
    List<String> findings(Set<String> listed) {
        List<String> findings = new ArrayList<>();
        customers.forEach((customer, place) -> {
            String run = place.partition + "/customer-" + place.partition + "-" + place.newest;
            if (!results.getOrDefault(run, List.of()).equals(List.of(customer))) {
                findings.add("customer " + customer + " was not screened once after the last change");
            }
        });
        runs.forEach((key, run) -> {
            if (run.finished().isPresent()) {
                finished(key, run, findings);
            } else if (runs.values().stream().anyMatch(other -> follows(other, run))) {
                findings.add("run " + key + " was never finished");
            }
        });
        if (!hits.equals(listed)) {
            findings.add("customers " + hits + " have a hit, there should be " + new TreeSet<>(listed));
        }
        return findings;
    }

    private void finished(String key, RescreeningRun run, List<String> findings) {
        List<String> found = results.getOrDefault(key, List.of());
        int told = run.customers().values().stream().mapToInt(Integer::intValue).sum();
        Set<String> there = customers.entrySet().stream()
                .filter(one -> one.getValue().partition == run.partition() && one.getValue().first < run.end())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (found.size() != told || found.size() != there.size() || !new HashSet<>(found).equals(there)) {
            findings.add("run " + key + " tells of " + told + " customers and has " + found.size() + " results, of "
                    + there.size() + " customers");
        }
    }

    private static boolean follows(RescreeningRun other, RescreeningRun run) {
        return other.partition() == run.partition()
                && other.kind() == run.kind()
                && other.started().isAfter(run.started());
    }
}
