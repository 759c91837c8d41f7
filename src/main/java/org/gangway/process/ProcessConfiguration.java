// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.gangway.chat.Choices;
import org.gangway.chat.Texts;
import org.gangway.chat.Understanding;
import org.gangway.outward.EventBridgeSettings;
import org.gangway.outward.Packing;
import org.gangway.scenarios.Catalogue;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.DoorKeys;
import org.gangway.sealing.KeyShredder;
import org.gangway.sealing.ObjectStore;
import org.gangway.tracing.Traces;
import org.gangway.watch.DeadLetterTopic;
import org.gangway.watch.LagWatch;
import org.gangway.wire.KafkaAccess;
import org.gangway.wire.TopicFollower;
import org.gangway.wire.TopicNames;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The role {@code process}: the two Streams applications. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${gangway.roles:process}'.contains('process')")
@EnableConfigurationProperties(ProcessSettings.class)
class ProcessConfiguration {

    @Bean
    ProcessLifecycle onboardingProcess(
            KafkaAccess kafka,
            TopicNames topics,
            ProcessSettings settings,
            Catalogue catalogue,
            CaseKeys caseKeys,
            DoorKeys door,
            ChannelKeys channel,
            Texts texts,
            Understanding understanding,
            Choices choices,
            KeyShredder shredder,
            DeadLetterTopic deadLetterTopic,
            LagWatch lag,
            Traces traces,
            MeterRegistry registry) {
        settings.pace().requireWithin(shredder.maxCaseAge());
        lag.watch(
                "process",
                topics.prefix() + "process",
                List.of(topics.physical("chat.received"), topics.physical("replies")));
        Talk talk = new SpokenTalk(texts, understanding, choices);
        InputReader reader = new InputReader(door, talk);
        Speaking speaking = new Speaking(talk, channel);
        PublishedCourses courses = new PublishedCourses(catalogue, settings.scenario(), settings.patience());
        ProcessMetrics metrics = new ProcessMetrics(registry, Clock.systemUTC());
        PromptCommits prompt = new PromptCommits(settings.prompt());
        Topology topology = OnboardingTopology.build(
                topics,
                settings.format(),
                () -> new CaseProcessor(
                        courses,
                        caseKeys,
                        reader,
                        speaking,
                        settings.pace().pacing(),
                        settings.tick(),
                        prompt,
                        metrics,
                        new DecisionSpans(traces, Clock.systemUTC()),
                        deadLetterTopic::open));
        return new ProcessLifecycle(
                "process", () -> new KafkaStreams(topology, config(kafka, topics.prefix() + "process", settings)));
    }

    @Bean
    ProcessLifecycle batchPacker(
            KafkaAccess kafka,
            TopicNames topics,
            ProcessSettings settings,
            EventBridgeSettings bridge,
            DeadLetterTopic deadLetterTopic,
            LagWatch lag,
            MeterRegistry registry) {
        lag.watch("packer", topics.prefix() + "packer", List.of(topics.commands("announce")));
        PackerTopology.Names names = new PackerTopology.Names(
                topics.commands("announce"),
                topics.physical("eventbridge.batches"),
                topics.physical("replies"),
                topics.physical("dead-letters"));
        Counter parked = ProcessMetrics.deadLetters(registry, "packer");
        Topology topology = PackerTopology.build(
                names,
                new Packing(bridge.entries(), bridge.bytes()),
                bridge.linger(),
                parked::increment,
                deadLetterTopic::open);
        return new ProcessLifecycle(
                "packer", () -> new KafkaStreams(topology, config(kafka, topics.prefix() + "packer", settings)));
    }

    @Bean
    KeyKeeper keyKeeper(
            KafkaAccess kafka,
            TopicNames topics,
            KeyShredder shredder,
            ObjectStore objects,
            CaseKeys caseKeys,
            @Qualifier("onboardingProcess") ProcessLifecycle process,
            MeterRegistry registry,
            @Value("${gangway.sealing.sweep:PT1M}") Duration sweep) {
        Gauge.builder("gangway.keys.overdue", () -> shredder.overdue().toSeconds())
                .description("For how long the oldest key has been there that certificates promised to be gone")
                .baseUnit("seconds")
                .register(registry);
        Supplier<Admin> admin = () -> Admin.create(kafka.clientConfig());
        Supplier<Consumer<byte[], byte[]>> readers = () -> CommittedProgress.reader(kafka.clientConfig());
        String group = topics.prefix() + "process";
        String received = topics.physical("chat.received");
        OpenCases cases = new OpenCases();
        return new KeyKeeper(
                shredder,
                objects,
                cases,
                reading(new TopicFollower(
                        topics.physical("cases"), TopicFollower.From.BEGINNING, kafka::clientConfig, cases::accept)),
                new StoredClaims(process::store, caseKeys, objects),
                new CommittedProgress(admin, readers, group, received),
                new CommittedProgress(admin, readers, group, received, topics.physical("replies")),
                sweep.dividedBy(2),
                Clock.systemUTC());
    }

    private static KeyKeeper.Reading reading(TopicFollower follower) {
        return new KeyKeeper.Reading() {
            @Override
            public void start() {
                follower.start();
            }

            @Override
            public boolean caughtUp() {
                return follower.caughtUp();
            }

            @Override
            public void close() {
                follower.close();
            }
        };
    }

    static Properties config(KafkaAccess kafka, String application, ProcessSettings settings) {
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
