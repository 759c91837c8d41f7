// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What all Kafka producers of this JVM have written, by topic, from their own counters: changelogs are in it, the
 * markers of transactions and committed offsets are not.
 */
record Written(Map<String, Amount> topics) {

    /** @param bytes as batches on the wire, with keys and headers */
    record Amount(long records, long bytes) {
        Amount plus(Amount other) {
            return new Amount(records + other.records, bytes + other.bytes);
        }
    }

    static Written now() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            Map<String, Amount> topics = new TreeMap<>();
            for (ObjectName name : server.queryNames(
                    new ObjectName("kafka.producer:type=producer-topic-metrics,client-id=*,topic=*"), null)) {
                Amount amount = new Amount(total(server, name, "record-send-total"), total(server, name, "byte-total"));
                topics.merge(name.getKeyProperty("topic").replace("\"", ""), amount, Amount::plus);
            }
            return new Written(topics);
        } catch (JMException e) {
            throw new IllegalStateException("the producers' own metrics cannot be read", e);
        }
    }

    Written since(Written before) {
        Map<String, Amount> grown = new TreeMap<>();
        topics.forEach((topic, now) -> {
            Amount then = before.topics.getOrDefault(topic, new Amount(0, 0));
            if (now.records > then.records) {
                grown.put(topic, new Amount(now.records - then.records, now.bytes - then.bytes));
            }
        });
        return new Written(grown);
    }

    Amount all() {
        return topics.values().stream().reduce(new Amount(0, 0), Amount::plus);
    }

    private static long total(MBeanServer server, ObjectName name, String attribute) throws JMException {
        return ((Number) server.getAttribute(name, attribute)).longValue();
    }
}
