// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that nobody can read come while the topic for them is gone; then it is made again, by the next start. */
final class DeadLetterDrill {
    private static final String DEAD_LETTERS = "gangway.dead-letters";
    private static final List<String> TARGETS =
            List.of("gangway.chat.received", "gangway.replies", "gangway.open-lead.commands");

    private final Drill drill;
    private final Duration away;
    private final int rate;

    DeadLetterDrill(Drill drill, Duration away, int rate) {
        this.drill = drill;
        this.away = away;
        this.rate = rate;
    }

    Map<String, Object> run() {
        try (Child first = drill.app(0)) {
            drill.load(rate, rate, first::alive);
            remove();
            malformed();
            drill.load(rate, rate, first::alive);
            Pause.of(away);
            drill.say("dead-letters was gone for %d s, %d farewells", away.toSeconds(), drill.crowd.farewells());
            first.kill();
        }
        try (Child ignored = drill.app(0)) {
            drill.expectDeadLetters(TARGETS.size());
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("malformed", TARGETS.size());
            figures.putAll(drill.figures(1));
            return figures;
        }
    }

    private void remove() {
        try (Admin admin = Admin.create(client())) {
            admin.deleteTopics(List.of(DEAD_LETTERS)).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        } catch (ExecutionException e) {
            throw new DrillFailed("the topic of dead letters could not be removed");
        }
    }

    private void malformed() {
        byte[] nonsense = "{".getBytes(StandardCharsets.UTF_8);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            TARGETS.forEach(topic -> producer.send(new ProducerRecord<>(topic, nonsense, nonsense)));
        }
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", drill.installation.bootstrapServers());
    }
}
