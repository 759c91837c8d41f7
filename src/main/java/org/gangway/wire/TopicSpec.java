// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One topic as {@code kafka/topics.yaml} wants it.
 *
 * @param name the physical name without prefix, where it is not the logical one
 * @param key what its records are keyed by
 * @param cleanup {@code delete} after {@code retention}, {@code compact}, or {@code compact,delete}
 * @param sealing who can open what is in it: {@code none}, {@code door}, {@code case}, {@code channel},
 *     {@code as-written}; the bank's own seal is made on the way out and is on no topic
 * @param writers the roles that write it
 * @param readers the roles that read it
 * @param step the only step whose hand is meant by the role {@code hands}; absent: the step whose commands it carries, else
 *     all of them
 * @param records schemas of its records, in {@code kafka/schemas}
 * @param config further topic settings, in Kafka's words
 */
public record TopicSpec(
        String about,
        Optional<String> name,
        String key,
        int partitions,
        String cleanup,
        Optional<Duration> retention,
        String sealing,
        List<String> writers,
        List<String> readers,
        Optional<String> step,
        List<String> records,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> config) {

    public TopicSpec {
        config = Map.copyOf(config);
    }

    /** All the topic settings it must have on the cluster. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(config);
        settings.put("cleanup.policy", cleanup);
        retention.ifPresent(time -> settings.put("retention.ms", Long.toString(time.toMillis())));
        return settings;
    }
}
