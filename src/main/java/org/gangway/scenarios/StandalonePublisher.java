// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gangway.chat.Texts;
import org.gangway.wire.TopicKeeper;
import org.gangway.wire.TopicNames;
import org.gangway.wire.TopicsFile;

/** A publisher with everything it needs, for the command line: reads what is published, then publishes. */
public final class StandalonePublisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CatalogueReader reader;
    private final Publisher publisher;

    private StandalonePublisher(Map<String, Object> connection, TopicNames names, Path texts) {
        KafkaClients kafka = new KafkaClients(connection);
        Catalogue catalogue = new Catalogue();
        String topic = names.physical("scenarios");
        TopicKeeper keeper = new TopicKeeper(TopicsFile.bundled(), names);
        reader = new CatalogueReader(kafka::consumer, topic, catalogue, PATIENCE);
        publisher = new Publisher(
                new ScenarioFile(Texts.with(texts)),
                catalogue,
                new KeptStepTopics(keeper, () -> TopicKeeper.client(connection)),
                () -> kafka.producer(names.prefix()),
                reader::catchUp,
                topic,
                PATIENCE);
    }

    /**
     * @param connection {@code bootstrap.servers} and what security asks for
     * @param texts folder of further texts, may be absent
     * @throws IllegalStateException if the cluster or the topic {@code scenarios} is not there
     */
    public static StandalonePublisher open(Map<String, Object> connection, TopicNames names, Path texts) {
        StandalonePublisher opened = new StandalonePublisher(connection, names, texts);
        try {
            opened.reader.start();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw new IllegalStateException(
                    "the published scenarios cannot be read from " + connection.get("bootstrap.servers") + ": "
                            + e.getMessage(),
                    e);
        }
    }

    public Publisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        publisher.close();
        reader.close();
    }
}
