// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.gangway.broker.TestBroker;
import org.gangway.wire.KafkaAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A process that meets a bug, with the log as an installation has it. */
@ExtendWith(OutputCaptureExtension.class)
class ProcessLifecycleIT {
    private static final String CANARY = "Canaryvogel";

    @Test
    void aBugStopsTheProcessAndItsMessageIsInNoLogLine(@TempDir Path folder, CapturedOutput output) throws Exception {
        try (TestBroker broker = TestBroker.start(folder);
                ConfigurableApplicationContext logging = new SpringApplicationBuilder(Object.class)
                        .web(WebApplicationType.NONE)
                        .profiles("log-as-configured")
                        .run()) {
            KafkaAccess kafka = new KafkaAccess(broker.bootstrapServers(), Map.of());
            send(kafka);
            ProcessSettings settings =
                    Binder.get(logging.getEnvironment()).bindOrCreate("gangway.process", ProcessSettings.class);
            ProcessLifecycle process = new ProcessLifecycle(
                    "broken",
                    () -> new KafkaStreams(topology(), StreamsSettings.of(kafka, "gangway.broken", settings)));
            process.start();
            try {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> output.getAll().contains("the process stops: a record could not be worked on"));
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> process.health().getStatus().equals(Status.DOWN));
            } finally {
                process.stop();
            }
        }
        assertThat(output.getAll()).contains("java.lang.IllegalStateException at " + Broken.class.getName());
        assertThat(output.getAll()).doesNotContain(CANARY);
    }

    private static Topology topology() {
        return new Topology()
                .addSource(
                        "from",
                        Serdes.String().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        "gangway.inputs")
                .addProcessor("broken", Broken::new, "from");
    }

    private static void send(KafkaAccess kafka) throws Exception {
        try (Admin admin = Admin.create(kafka.clientConfig());
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(kafka.clientConfig(), new StringSerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic("gangway.inputs", Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("gangway.inputs", "a", CANARY.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    /** Quotes what it works on, as parsers do. */
    private static final class Broken implements Processor<String, byte[], Void, Void> {
        @Override
        public void process(Record<String, byte[]> record) {
            throw new IllegalStateException("cannot read " + new String(record.value(), StandardCharsets.UTF_8));
        }
    }
}
