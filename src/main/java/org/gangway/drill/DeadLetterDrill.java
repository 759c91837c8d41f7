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
import org.gangway.wire.TopicKeeper;
import org.gangway.wire.TopicNames;
import org.gangway.wire.TopicsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill dead-letters}. */
@Command(
        name = "dead-letters",
        description = {
            "The topic dead-letters is gone while records come that nobody can read, and is made again. Meanwhile only the",
            "hand that met such a record may wait, and health must say so. The JSON of the last line:",
            "  malformed                   how many such records came; as many must be on dead-letters in the end",
            "  ended_meanwhile             cases that ended while it was gone",
            "The rest as in: ./gangway drill crash --help"
        })
final class DeadLetterDrill extends RatedDrill {
    private static final String DEAD_LETTERS = "dead-letters";

    /** Two topics of the process, one of the packer, and one of a hand that only {@link Course#SIGNED} needs. */
    private static final List<String> TARGETS = List.of(
            "gangway.chat.received", "gangway.replies", "gangway.announce.commands", "gangway.sign-agreement.commands");

    @Option(
            names = "--away",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "How long it is gone (${DEFAULT-VALUE}).")
    private int away = 60;

    @Override
    Map<String, Object> run(Drill drill) {
        try (Child app = drill.app(0)) {
            drill.load(rate, rate, app::alive);
            remove(drill);
            malformed(drill);
            drill.load(rate, rate, app::alive);
            int before = drill.crowd.farewells();
            Pause.of(Duration.ofSeconds(away));
            meanwhile(drill);
            int after = drill.crowd.farewells();
            drill.say("dead-letters was gone for %d s, %s", away, drill.crowd);
            makeAgain(drill);
            drill.expectDeadLetters(TARGETS.size());
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("malformed", TARGETS.size());
            figures.put("ended_meanwhile", after - before);
            figures.putAll(drill.figures(1));
            return figures;
        }
    }

    private static void meanwhile(Drill drill) {
        long waiting = drill.crowd.waiting(course -> course != Course.SIGNED);
        if (waiting > 0) {
            drill.found(waiting + " cases waited for dead-letters, which none of them needs");
        }
        List.of("process", "hands").forEach(group -> {
            if (drill.installation.health(0).up(group)) {
                drill.found("the health group " + group + " does not say that dead-letters cannot be written");
            }
        });
    }

    private static void remove(Drill drill) {
        try (Admin admin = Admin.create(drill.installation.client())) {
            admin.deleteTopics(List.of("gangway." + DEAD_LETTERS)).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        } catch (ExecutionException e) {
            throw new DrillFailed("the topic of dead letters could not be removed");
        }
    }

    /** As {@code ./gangway topics --apply} does. */
    private static void makeAgain(Drill drill) {
        TopicsFile whole = TopicsFile.bundled();
        TopicsFile only = new TopicsFile(Map.of(DEAD_LETTERS, whole.topics().get(DEAD_LETTERS)));
        try (Admin admin = TopicKeeper.client(drill.installation.client())) {
            new TopicKeeper(only, TopicNames.of("gangway.")).apply(admin, List.of());
        }
    }

    private static void malformed(Drill drill) {
        byte[] nonsense = "{".getBytes(StandardCharsets.UTF_8);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                drill.installation.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : TARGETS) {
                producer.send(new ProducerRecord<>(topic, nonsense, nonsense)).get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        } catch (ExecutionException e) {
            throw new DrillFailed("a record that nobody can read could not be sent");
        }
    }
}
