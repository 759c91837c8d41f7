// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys a hand finds, and when it may say that one is gone. */
class CaseKeyReaderIT {
    private static final String TOPIC = "gangway.process-case-keys-changelog";

    @SuppressWarnings("NullAway.Init")
    private Rig rig;

    @SuppressWarnings("NullAway.Init")
    private KafkaProducer<byte[], byte[]> process;

    @SuppressWarnings("NullAway.Init")
    private CaseKeyReader reader;

    @BeforeEach
    void start(@TempDir Path folder) {
        rig = new Rig(folder);
        rig.topics("process-case-keys-changelog");
        process = new KafkaProducer<>(
                Map.of("bootstrap.servers", rig.broker.bootstrapServers(), "transactional.id", "process"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        process.initTransactions();
        reader = new CaseKeyReader(TOPIC, rig::client, new Fakes.Keys(), Fakes.SETTINGS);
        reader.start();
    }

    @AfterEach
    void stop() {
        reader.close();
        process.close(Duration.ZERO);
        rig.close();
    }

    @Test
    void aKeyIsFoundFromItsCommitUntilItsTombstone() {
        commit("case-1", new WrappedKey("now", Rig.bytes("k1")));
        commit("heartbeat-0", new WrappedKey("now", Rig.bytes("beat")));

        assertThat(reader.find("case-1")).contains(new Fakes.Key("k1"));
        assertThat(reader.find("case-2")).isEmpty();
        assertThat(reader.find("heartbeat-0")).isEmpty();

        commit("case-1", null);
        await().atMost(10, TimeUnit.SECONDS).until(() -> reader.find("case-1").isEmpty());
    }

    @Test
    void aKeyOfADestroyedEpochIsGone() {
        commit("case-1", new WrappedKey("gone", Rig.bytes("k1")));
        assertThat(reader.find("case-1")).isEmpty();
    }

    @Test
    void aKeyInATransactionNotYetCommittedIsWaitedFor() throws InterruptedException, ExecutionException {
        reader.find("nobody");
        process.beginTransaction();
        send("case-1", new WrappedKey("now", Rig.bytes("k1")));
        process.flush();

        CompletableFuture<Optional<CaseKey>> found = CompletableFuture.supplyAsync(() -> reader.find("case-1"));
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(2)).until(() -> !found.isDone());
        process.commitTransaction();

        assertThat(found.get()).contains(new Fakes.Key("k1"));
    }

    @Test
    void aTopicThatCannotBeReadToItsEndSaysNothingAboutAKey() {
        HandsSettings impatient = new HandsSettings(
                Duration.ofMillis(200),
                Duration.ofMillis(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(4),
                Duration.ofMillis(500),
                100,
                Duration.ofSeconds(1));
        process.beginTransaction();
        send("case-1", new WrappedKey("now", Rig.bytes("k1")));
        process.flush();
        try (CaseKeyReader hasty = new CaseKeyReader(TOPIC, rig::client, new Fakes.Keys(), impatient)) {
            hasty.start();
            assertThatThrownBy(() -> hasty.find("case-1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("could not be read to its end");
        }
    }

    private void commit(String caseId, @Nullable WrappedKey key) {
        process.beginTransaction();
        send(caseId, key);
        process.commitTransaction();
    }

    private void send(String caseId, @Nullable WrappedKey key) {
        process.send(new ProducerRecord<>(TOPIC, Rig.bytes(caseId), key == null ? null : Json.write(key)));
    }
}
