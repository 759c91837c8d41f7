// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.gangway.wire.KafkaAccess;

/** How the two Streams applications talk to Kafka. */
final class StreamsSettings {
    private StreamsSettings() {}

    static Properties of(KafkaAccess kafka, String application, ProcessSettings settings) {
        Properties config = new Properties();
        config.putAll(kafka.clientConfig());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commit().toMillis());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standby());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.POLL_MS_CONFIG, 10);
        config.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
        config.put("ensure.explicit.internal.resource.naming", true);
        config.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        config.put(StreamsConfig.consumerPrefix("fetch.max.wait.ms"), 50);
        // Nobody reads before the commit, which flushes: until then records gather into one batch a partition. Several
        // would overtake each other while the broker still adds the partition to the transaction.
        config.put(StreamsConfig.producerPrefix("linger.ms"), 1_000);
        config.put(StreamsConfig.producerPrefix("batch.size"), 131_072);
        // Room for an open batch on every partition of every topic, or the thread waits for room in the middle of its
        // work.
        config.put(StreamsConfig.producerPrefix("buffer.memory"), 67_108_864);
        config.put(StreamsConfig.producerPrefix("max.request.size"), 4_194_304);
        config.put(StreamsConfig.producerPrefix("max.in.flight.requests.per.connection"), 1);
        // A member that dies must not hide the replies on its partitions for long.
        config.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), 10_000);
        config.put(StreamsConfig.producerPrefix("retry.backoff.ms"), 5);
        config.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 10_000);
        config.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 3_000);
        return config;
    }
}
