// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
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
import org.gangway.watch.LagWatch;
import org.gangway.wire.KafkaAccess;
import org.gangway.wire.TopicFollower;
import org.gangway.wire.TopicNames;
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
            LagWatch lag,
            Traces traces,
            MeterRegistry registry) {
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
                () -> new CaseProcessor(
                        courses,
                        caseKeys,
                        reader,
                        speaking,
                        settings.pace().pacing(),
                        settings.tick(),
                        prompt,
                        metrics,
                        new DecisionSpans(traces, Clock.systemUTC())));
        return new ProcessLifecycle(
                "process", () -> new KafkaStreams(topology, config(kafka, topics.prefix() + "process", settings)));
    }

    @Bean
    ProcessLifecycle batchPacker(
            KafkaAccess kafka,
            TopicNames topics,
            ProcessSettings settings,
            EventBridgeSettings bridge,
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
                names, new Packing(bridge.entries(), bridge.bytes()), bridge.linger(), parked::increment);
        return new ProcessLifecycle(
                "packer", () -> new KafkaStreams(topology, config(kafka, topics.prefix() + "packer", settings)));
    }

    @Bean
    KeyKeeper keyKeeper(
            KafkaAccess kafka,
            TopicNames topics,
            KeyShredder shredder,
            ObjectStore objects,
            MeterRegistry registry,
            @Value("${gangway.sealing.sweep:PT1M}") Duration sweep) {
        Gauge.builder("gangway.keys.overdue", () -> shredder.overdue().toSeconds())
                .description("For how long the oldest key has been there that certificates promised to be gone")
                .baseUnit("seconds")
                .register(registry);
        CommittedProgress progress = new CommittedProgress(
                () -> Admin.create(kafka.clientConfig()),
                topics.prefix() + "process",
                topics.physical("chat.received"));
        return new KeyKeeper(
                shredder,
                objects,
                reader -> new TopicFollower(
                        topics.physical("cases"), TopicFollower.From.BEGINNING, kafka::clientConfig, reader),
                progress,
                sweep.dividedBy(2),
                Clock.systemUTC());
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
        config.put("ensure.explicit.internal.resource.naming", true);
        config.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        config.put(StreamsConfig.consumerPrefix("fetch.max.wait.ms"), 50);
        // Nobody reads before the commit, which flushes: until then records gather into one batch a partition. Several
        // would overtake each other while the broker still adds the partition to the transaction.
        config.put(StreamsConfig.producerPrefix("linger.ms"), 1_000);
        config.put(StreamsConfig.producerPrefix("batch.size"), 262_144);
        config.put(StreamsConfig.producerPrefix("max.in.flight.requests.per.connection"), 1);
        // A member that dies must not hide the replies on its partitions for long.
        config.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), 10_000);
        config.put(StreamsConfig.producerPrefix("retry.backoff.ms"), 5);
        config.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 10_000);
        config.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 3_000);
        return config;
    }
}
