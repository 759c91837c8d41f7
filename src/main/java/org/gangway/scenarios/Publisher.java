// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;
import org.gangway.wire.CloudEvents;
import org.jspecify.annotations.Nullable;

/**
 * Puts scenarios and rule tables into effect, or says everything that speaks against it. Of several who publish at the
 * same time only the last to begin gets through: all have one transactional id, and each reads the topic to its end
 * after it has shut the others out. So a version never has two contents. Who was shut out waits a little, sees whether
 * the same is published by now, as it is when several instances start together, and only then begins again.
 */
public final class Publisher implements AutoCloseable {
    /** Whoever was shut out comes back at a time of its own, or all would shut each other out for ever. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final ScenarioFile files;
    private final Catalogue catalogue;
    private final StepTopics topics;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Runnable catchUp;
    private final String topic;
    private final Duration patience;
    private @Nullable Producer<String, byte[]> producer;

    /**
     * @param catalogue what is on the topic
     * @param producers makes a producer that waits for all in-sync replicas, with the installation's transactional id
     * @param catchUp returns when the catalogue has everything that is on the topic now
     * @param patience how long to try while others publish, or Kafka does not take it
     */
    public Publisher(
            ScenarioFile files,
            Catalogue catalogue,
            StepTopics topics,
            Supplier<Producer<String, byte[]>> producers,
            Runnable catchUp,
            String topic,
            Duration patience) {
        this.files = files;
        this.catalogue = catalogue;
        this.topics = topics;
        this.producers = producers;
        this.catchUp = catchUp;
        this.topic = topic;
        this.patience = patience;
    }

    /**
     * What was published.
     *
     * @param already the same content was published before, nothing was written
     */
    public record Published(String kind, String name, int version, String hash, boolean already) {
        static Published of(ScenarioRecord published, boolean already) {
            return new Published(published.kind(), published.name(), published.version(), published.hash(), already);
        }
    }

    /**
     * @throws BrokenScenario if the file has mistakes, its version is published with other content, or a step has no topic
     * @throws IllegalStateException if Kafka does not take the record
     */
    public synchronized Published publish(String content, String fileName) {
        Optional<ScenarioRecord> before = catalogue.withContent(content);
        if (before.isPresent()) {
            return Published.of(before.get(), true);
        }
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return alone(content, fileName);
            } catch (KafkaException e) {
                close(); // and with it whatever is half done
                if (e instanceof AuthorizationException || System.nanoTime() > end) {
                    throw new IllegalStateException("Kafka did not take " + fileName + "; publish it again", e);
                }
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
            catchUp.run();
            Optional<ScenarioRecord> meanwhile = catalogue.withContent(content);
            if (meanwhile.isPresent()) {
                return Published.of(meanwhile.get(), true);
            }
        }
    }

    private Published alone(String content, String fileName) {
        Producer<String, byte[]> mine = producer();
        catchUp.run();
        Optional<ScenarioRecord> meanwhile = catalogue.withContent(content);
        if (meanwhile.isPresent()) {
            return Published.of(meanwhile.get(), true);
        }
        ScenarioRecord published =
                RuleTableFile.isOne(content) ? rules(content, fileName) : scenario(content, fileName);
        send(mine, published);
        catalogue.accept(published); // so that this very instance refuses the next one at once
        return Published.of(published, false);
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> mine = producer;
        if (mine == null) {
            mine = producers.get();
            try {
                mine.initTransactions();
            } catch (ProducerFencedException | InvalidProducerEpochException another) {
                mine.close(Duration.ZERO);
                throw another;
            } catch (KafkaException e) {
                mine.close(Duration.ZERO);
                throw new IllegalStateException("Kafka does not let this program publish: " + e.getMessage(), e);
            }
            producer = mine;
        }
        return mine;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }

    private ScenarioRecord rules(String content, String fileName) {
        RuleTable table = RuleTableFile.parse(content, fileName);
        ScenarioRecord published =
                new ScenarioRecord(ScenarioRecord.RULES, table.name(), table.version(), table.hash(), content);
        refuseOtherContent(published, fileName);
        return published;
    }

    private ScenarioRecord scenario(String content, String fileName) {
        ScenarioFile.Read read = files.read(content, fileName);
        Scenario scenario = read.scenario();
        ScenarioRecord published = new ScenarioRecord(
                ScenarioRecord.SCENARIO, scenario.name(), scenario.version(), scenario.hash(), content);
        refuseOtherContent(published, fileName);
        List<String> steps = scenario.steps()
                .filter(ScenarioFile::needsTopic)
                .map(Step::name)
                .toList();
        Set<String> missing = topics.missing(steps);
        if (!missing.isEmpty()) {
            throw read.broken(fileName, steps.stream().filter(missing::contains).toList(), StepTopics::mend);
        }
        return published;
    }

    private void refuseOtherContent(ScenarioRecord published, String fileName) {
        catalogue
                .hash(published.kind(), published.name(), published.version())
                .filter(hash -> !hash.equals(published.hash()))
                .ifPresent(hash -> {
                    int line = YamlTree.of(published.content()).line("/version");
                    throw new BrokenScenario(
                            fileName,
                            List.of(new Problem(
                                    line, published.key() + " is published with other content; raise version")));
                });
    }

    private void send(Producer<String, byte[]> mine, ScenarioRecord published) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                topic,
                null,
                published.key(),
                published.json(),
                CloudEvents.headers(ScenarioRecord.TYPE, "/gangway/publish", published.key(), Instant.now()));
        mine.beginTransaction();
        mine.send(message);
        mine.commitTransaction();
    }
}
