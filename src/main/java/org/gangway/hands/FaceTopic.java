// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.gangway.biometrics.DuplicateSettings;
import org.gangway.biometrics.OpenFaces;
import org.gangway.sealing.CaseKey;
import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.AcknowledgedProducer.NotAcknowledged;
import org.gangway.wire.Headers;
import org.gangway.wire.OptionalSteps;
import org.gangway.wire.TopicFollower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The faces of open cases on {@code open-faces}, each sealed with the key of its case. Who keeps one waits until Kafka has it and
 * then reads the topic to its end, so of two at the same moment the later one sees the earlier. Outside the slice of the hand
 * on purpose: what is in a transaction nobody else sees. When a case has lost its key its face goes from memory within a second,
 * and from the topic.
 */
final class FaceTopic implements OpenFaces, SmartLifecycle, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaceTopic.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final String topic;
    private final CaseKeyFinder keys;
    private final Predicate<String> shredded;
    private final DuplicateSettings settings;
    private final FaceTable table;
    private final TopicEnds ends;
    private final TopicFollower follower;
    private final AcknowledgedProducer producer;
    private final ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("open-faces").factory());
    private volatile boolean running;

    /**
     * @param client settings of every Kafka client of this installation
     * @param shredded whether the key of a case is gone for sure; asked of every case again and again
     */
    FaceTopic(
            String topic,
            Supplier<Map<String, Object>> client,
            CaseKeyFinder keys,
            Predicate<String> shredded,
            DuplicateSettings settings) {
        this.topic = topic;
        this.keys = keys;
        this.shredded = shredded;
        this.settings = settings;
        this.table = new FaceTable(keys);
        this.ends = new TopicEnds(topic, client);
        this.follower = new TopicFollower(
                topic, TopicFollower.From.BEGINNING_ALWAYS, () -> CaseKeyReader.consumer(client.get()), table);
        this.producer = new AcknowledgedProducer("/steps/" + OptionalSteps.FIND_DUPLICATE, settings.patience(), client);
    }

    /** After the reading of keys has begun, before the routes ask. */
    @Override
    public int getPhase() {
        return -400;
    }

    @Override
    public void start() {
        follower.start();
        sweeping.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public Map<String, Face> keep(String caseId, String commandId, Face face) {
        if (!table.hasRoomFor(caseId, settings.most())) {
            throw new NotNow("duplicates.full");
        }
        CaseKey key = keys.find(caseId).orElseThrow(() -> new NotNow("duplicates.closed"));
        onKafka(() -> producer.put(
                topic,
                caseId,
                commandId,
                Headers.FACE_KEPT,
                FaceTable.seal(OptionalSteps.FIND_DUPLICATE, caseId, face, key)));
        onKafka(this::readToEnd);
        table.shred(shredded);
        return table.others(caseId);
    }

    @Override
    public void forget(String caseId) {
        onKafka(() -> producer.remove(topic, caseId));
        onKafka(this::readToEnd);
    }

    int size() {
        return table.size();
    }

    private static void onKafka(Runnable work) {
        try {
            work.run();
        } catch (NotAcknowledged | KafkaException e) {
            throw new NotNow("duplicates.unread");
        }
    }

    private void readToEnd() {
        try {
            if (!follower.await(ends.now(), settings.patience())) {
                throw new NotNow("duplicates.unread");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotNow("duplicates.unread");
        }
    }

    /** What could not be removed is tried again the next time. */
    private void sweep() {
        try {
            table.shred(shredded);
            table.gone().forEach(caseId -> producer.remove(topic, caseId));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("faces of closed cases could not be removed, trying again");
        }
    }

    @Override
    public void close() {
        running = false;
        sweeping.shutdownNow();
        follower.close();
        ends.close();
        producer.close();
    }
}
