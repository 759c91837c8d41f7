// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.chat.Texts;

/** A publisher with everything it needs, for the command line: reads what is published, then publishes. */
public final class Desk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Admin admin;
    private final CatalogueReader reader;
    private final Publisher publisher;

    private Desk(KafkaClients kafka, String prefix, Path texts) {
        Catalogue catalogue = new Catalogue();
        String topic = prefix + "scenarios";
        reader = new CatalogueReader(kafka::consumer, topic, catalogue, PATIENCE);
        admin = Admin.create(kafka.connection());
        publisher = new Publisher(
                new ScenarioFile(Texts.with(texts)),
                catalogue,
                new DescribedStepTopics(admin, prefix),
                () -> kafka.producer(prefix),
                reader::catchUp,
                topic);
    }

    /**
     * @param connection {@code bootstrap.servers} and what security asks for
     * @param texts folder of further texts, may be absent
     * @throws IllegalStateException if the cluster or the topic {@code scenarios} is not there
     */
    public static Desk open(Map<String, Object> connection, String prefix, Path texts) {
        Desk desk = new Desk(new KafkaClients(connection), prefix, texts);
        try {
            desk.reader.start();
            return desk;
        } catch (RuntimeException e) {
            desk.close();
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
        admin.close(PATIENCE);
    }
}
