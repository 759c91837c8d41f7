// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The role {@code process}: the two Streams applications. */
@Configuration(proxyBeanMethods = false)
@WhenRole(Role.PROCESS)
@EnableConfigurationProperties(ProcessSettings.class)
class ProcessConfiguration {

    @Bean
    Talk talk(Texts texts, Understanding understanding, Choices choices) {
        return new SpokenTalk(texts, understanding, choices);
    }

    @Bean
    CaseWork caseWork(
            ProcessSettings settings,
            Catalogue catalogue,
            CaseKeys caseKeys,
            DoorKeys door,
            ChannelKeys channel,
            Talk talk,
            DeadLetterTopic deadLetterTopic,
            Traces traces,
            MeterRegistry registry) {
        return new CaseWork(
                new PublishedCourses(catalogue, settings.scenario(), settings.patience()),
                caseKeys,
                new InputReader(door, talk),
                new Speaking(talk, channel),
                settings.pace().pacing(),
                settings.tick(),
                new PromptCommits(settings.prompt()),
                new ProcessMetrics(registry, Clock.systemUTC()),
                new DecisionSpans(traces, Clock.systemUTC()),
                deadLetterTopic::open);
    }

    @Bean(destroyMethod = "stop")
    ProcessLifecycle onboardingProcess(
            KafkaAccess kafka,
            TopicNames topics,
            ProcessSettings settings,
            CaseWork work,
            KeyShredder shredder,
            LagWatch lag) {
        settings.pace().requireWithin(shredder.maxCaseAge());
        lag.watch(
                "process",
                topics.prefix() + "process",
                List.of(topics.physical("chat.received"), topics.physical("replies")));
        Topology topology = OnboardingTopology.build(topics, settings.format(), () -> new CaseProcessor(work));
        return new ProcessLifecycle(
                "process",
                () -> new KafkaStreams(topology, StreamsSettings.of(kafka, topics.prefix() + "process", settings)));
    }

    @Bean(destroyMethod = "stop")
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
                "packer",
                () -> new KafkaStreams(topology, StreamsSettings.of(kafka, topics.prefix() + "packer", settings)));
    }

    @Bean(destroyMethod = "stop")
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
                reading(TopicFollower.of(
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
}
