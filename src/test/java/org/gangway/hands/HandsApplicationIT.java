// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gangway.Gangway;
import org.gangway.casefile.Reply;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The role {@code hands} as the application starts it: a route in a folder, keys from the topic, a changed route taken over. */
class HandsApplicationIT {

    /** Not annotated, or every context of every test would find it. */
    static class Doubles {
        @Bean
        @Primary
        CaseKeys testCaseKeys() {
            return new Fakes.Keys();
        }

        @Bean
        @Primary
        ObjectStore testObjectStore() {
            return new Fakes.Objects();
        }

        @Bean
        HandsIT.Greeter greeter() {
            return new HandsIT.Greeter();
        }
    }

    @Test
    void worksOnCommandsAndTakesAChangedRouteOver(@TempDir Path folder) throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Path example = Path.of("src/test/resources/hands/routes/greet.camel.yaml");
        Path route = Files.copy(example, routes.resolve("greet.camel.yaml"));
        try (Rig rig = new Rig(folder.resolve("broker"))) {
            rig.topics(
                    "greet.commands",
                    "replies",
                    "process-case-keys-changelog",
                    "scenarios",
                    "screening.bands",
                    "screening.exemptions");
            putKey(rig, "case-conv-1");
            try (ConfigurableApplicationContext application = start(rig, routes)) {
                assertThat(application.isRunning()).isTrue();
                rig.command("greet", "conv-1", 1);
                assertThat(rig.replies(1)).extracting(ReplyRecord::kind).containsExactly(Reply.Kind.PASS);

                Files.writeString(route, Files.readString(example).replace("method: greet", "method: part"));

                for (int n = 2; kinds(rig).stream().noneMatch(Reply.Kind.DONE::equals); n++) {
                    assertThat(n).as("the changed route is taken over soon").isLessThan(60);
                    rig.command("greet", "conv-1", n);
                    assertThat(rig.replies(n)).hasSize(n);
                }
            }
        }
    }

    private static java.util.List<Reply.Kind> kinds(Rig rig) {
        return rig.replies(1).stream().map(ReplyRecord::kind).toList();
    }

    private static ConfigurableApplicationContext start(Rig rig, Path routes) {
        return new SpringApplicationBuilder(Gangway.class, Doubles.class)
                .web(WebApplicationType.NONE)
                .profiles("hands-test")
                .run(
                        "--gangway.roles=hands",
                        "--gangway.steps=greet",
                        "--gangway.routes=" + routes,
                        "--gangway.routes-reload=true",
                        "--gangway.data=" + routes.resolveSibling("data"),
                        "--gangway.faces.enabled=false",
                        "--gangway.topics.at-start=ignore",
                        "--gangway.crm.url=http://127.0.0.1:1",
                        "--gangway.kafka.bootstrap-servers=" + rig.broker.bootstrapServers());
    }

    private static void putKey(Rig rig, String caseId) {
        try (KafkaProducer<byte[], byte[]> process = new KafkaProducer<>(
                Map.of("bootstrap.servers", rig.broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            process.send(new ProducerRecord<>(
                    "gangway.process-case-keys-changelog",
                    Rig.bytes(caseId),
                    Json.write(new WrappedKey("now", Rig.bytes("k")))));
        }
    }
}
