// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;
import org.gangway.wire.CloudEvents;

/** Puts scenarios and rule tables into effect, or says everything that speaks against it. */
public final class Publisher {
    private static final long PATIENCE_SECONDS = 30;

    private final ScenarioFile files;
    private final Catalogue catalogue;
    private final StepTopics topics;
    private final Producer<String, byte[]> producer;
    private final String topic;

    /**
     * @param catalogue read to the end of the topic
     * @param producer must wait for all in-sync replicas ({@code acks=all})
     */
    public Publisher(
            ScenarioFile files,
            Catalogue catalogue,
            StepTopics topics,
            Producer<String, byte[]> producer,
            String topic) {
        this.files = files;
        this.catalogue = catalogue;
        this.topics = topics;
        this.producer = producer;
        this.topic = topic;
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
        ScenarioRecord published =
                RuleTableFile.isOne(content) ? rules(content, fileName) : scenario(content, fileName);
        send(published);
        catalogue.accept(published); // so that this very instance refuses the next one at once
        return Published.of(published, false);
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
            throw read.broken(
                    fileName,
                    steps.stream().filter(missing::contains).toList(),
                    "there is no topic for the step %1$s; add routes/%1$s.camel.yaml, then ./gangway topics --apply");
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

    private void send(ScenarioRecord published) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                topic,
                null,
                published.key(),
                published.json(),
                CloudEvents.headers(ScenarioRecord.TYPE, "/gangway/publish", published.key(), Instant.now()));
        try {
            producer.send(message).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing " + published.key(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take " + published.key() + "; publish it again", e);
        }
    }
}
