// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gangway.biometrics.DuplicateSettings;
import org.gangway.biometrics.OpenFaces.Face;
import org.gangway.biometrics.OpenFaces.NotNow;
import org.gangway.broker.FreePort;
import org.gangway.casefile.Value;
import org.gangway.wire.Json;
import org.gangway.wire.OpenFaceRecord;
import org.gangway.wire.PartitionReader;
import org.gangway.wire.WireFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The faces of open cases on a broker: who sees whom, and what is left of a case whose key is gone. */
@Timeout(60)
class FaceTopicIT {
    private static final String TOPIC = "gangway.open-faces";
    private static final String MODEL = "model@1:" + "0".repeat(64);
    private static final DuplicateSettings SETTINGS = new DuplicateSettings(true, 0.4, 3, Duration.ofSeconds(5));
    private static final String ANNA = "0".repeat(31) + "a-1";
    private static final String BEN = "0".repeat(31) + "b-1";

    private final Set<String> shredded = ConcurrentHashMap.newKeySet();
    /** Whose keys are found only when both are looked for: so that nobody is ahead. */
    private final Set<String> racing = ConcurrentHashMap.newKeySet();

    private final CyclicBarrier both = new CyclicBarrier(2);
    private final List<FaceTopic> instances = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Rig rig;

    @BeforeEach
    void start(@TempDir Path folder) {
        rig = new Rig(folder);
        rig.topics("open-faces");
    }

    @AfterEach
    void stop() {
        instances.forEach(FaceTopic::close);
        rig.close();
    }

    private FaceTopic instance() {
        return instance(rig.client());
    }

    private FaceTopic instance(Map<String, Object> client) {
        CaseKeyFinder keys = caseId -> {
            if (racing.remove(caseId)) {
                meet();
            }
            return shredded.contains(caseId) ? Optional.empty() : Optional.of(Rig.KEY);
        };
        FaceTopic made = new FaceTopic(TOPIC, () -> client, keys, shredded::contains, SETTINGS);
        instances.add(made);
        made.start();
        return made;
    }

    private void meet() {
        try {
            both.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyInstanceSeesTheFacesThatAllHaveKeptAndARepeatIsNotItsOwnDuplicate() {
        FaceTopic here = instance();
        FaceTopic there = instance();

        assertThat(keep(here, ANNA)).isEmpty();
        assertThat(keep(here, ANNA)).isEmpty();
        assertThat(keep(there, ANNA)).isEmpty();
        assertThat(keep(there, BEN)).containsOnlyKeys(ANNA).allSatisfy((caseId, face) -> {
            assertThat(face.model()).isEqualTo(MODEL);
            assertThat(face.embedding()).containsExactly(0.25f, -3);
        });
        assertThat(instance().keep(ANNA, "again", face(1))).containsOnlyKeys(BEN);
    }

    @Test
    void ofTwoThatAreKeptAtTheSameMomentAtLeastOneSeesTheOther() {
        FaceTopic here = instance();
        FaceTopic there = instance();
        for (int i = 0; i < 10; i++) {
            racing.addAll(List.of(ANNA, BEN));
            CompletableFuture<Map<String, Face>> anna = CompletableFuture.supplyAsync(() -> keep(here, ANNA));
            CompletableFuture<Map<String, Face>> ben = CompletableFuture.supplyAsync(() -> keep(there, BEN));

            assertThat(anna.join().containsKey(BEN) || ben.join().containsKey(ANNA))
                    .isTrue();
            here.forget(ANNA);
            here.forget(BEN);
        }
    }

    @Test
    void aFaceGoesFromMemoryAndFromTheTopicWithTheKeyOfItsCase() {
        FaceTopic here = instance();
        FaceTopic there = instance();
        keep(here, ANNA);
        assertThat(keep(there, BEN)).containsOnlyKeys(ANNA);

        shredded.add(ANNA);

        assertThat(keep(there, BEN))
                .as("at once, also where it was opened before")
                .isEmpty();
        await().untilAsserted(() -> assertThat(onTopic()).containsOnlyKeys(BEN));
        await().untilAsserted(
                        () -> assertThat(List.of(here.size(), there.size())).containsOnly(1));
    }

    @Test
    void whatWasLeftByACaseThatClosedWhileNobodyWasThereIsRemovedAtTheNextStart() {
        keep(instance(), ANNA);
        instances.removeFirst().close();
        shredded.add(ANNA);
        assertThat(onTopic()).containsOnlyKeys(ANNA);

        assertThat(keep(instance(), BEN)).isEmpty();
        await().untilAsserted(() -> assertThat(onTopic()).containsOnlyKeys(BEN));
    }

    @Test
    void whatIsOnTheTopicIsSealedForItsCaseAndDescribed() throws Exception {
        keep(instance(), ANNA);

        byte[] kept = onTopic().getOrDefault(ANNA, new byte[0]);
        assertThat(WireFiles.validate("open-face", Json.MAPPER.readTree(kept))).isEmpty();
        OpenFaceRecord face = Json.read(kept, OpenFaceRecord.class);
        assertThat(Rig.KEY.open(ANNA, "find-duplicate.embedding", (Value.Sealed) face.embedding()))
                .as("0.25 and -3 as four bytes each")
                .isEqualTo("PoAAAMBAAAA=");
    }

    @Test
    void whoIsForgottenIsSeenByNobody() {
        FaceTopic here = instance();
        keep(here, ANNA);
        here.forget(ANNA);

        assertThat(keep(here, BEN)).isEmpty();
        assertThat(onTopic()).containsOnlyKeys(BEN);
    }

    @Test
    void whatWasNotSealedForItsCaseIsNobodysFaceAndGoes() throws Exception {
        keep(instance(), ANNA);
        byte[] annas = onTopic().getOrDefault(ANNA, new byte[0]);
        String forged = new String(annas, UTF_8).replace(ANNA, BEN);
        try (KafkaProducer<byte[], byte[]> stranger =
                new KafkaProducer<>(rig.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            stranger.send(new ProducerRecord<>(TOPIC, Rig.bytes(BEN), Rig.bytes(forged)))
                    .get();
            stranger.send(new ProducerRecord<>(TOPIC, Rig.bytes("another"), annas))
                    .get();
            stranger.send(new ProducerRecord<>(TOPIC, Rig.bytes("broken"), Rig.bytes("{")))
                    .get();
        }

        assertThat(keep(instances.getFirst(), ANNA)).isEmpty();
        await().untilAsserted(() -> assertThat(onTopic()).containsOnlyKeys(ANNA, "broken"));
    }

    @Test
    void moreThanSoManyAreRefusedAndThoseThatAreThereMayBeKeptAgain() {
        FaceTopic here = instance();
        keep(here, ANNA);
        keep(here, BEN);
        keep(here, "c-1");

        assertThatThrownBy(() -> keep(here, "d-1")).isInstanceOf(NotNow.class).hasMessage("duplicates.full");
        assertThat(keep(here, ANNA)).containsOnlyKeys(BEN, "c-1");
    }

    @Test
    void withoutKafkaNothingIsSaidToBeNew() {
        FaceTopic lonely = new FaceTopic(
                TOPIC,
                () -> Map.of("bootstrap.servers", "127.0.0.1:" + FreePort.next()),
                caseId -> Optional.of(Rig.KEY),
                caseId -> false,
                new DuplicateSettings(true, 0.4, 3, Duration.ofMillis(300)));
        instances.add(lonely);

        assertThatThrownBy(() -> keep(lonely, ANNA)).isInstanceOf(NotNow.class).hasMessage("duplicates.unread");
        assertThatThrownBy(() -> lonely.forget(ANNA)).isInstanceOf(NotNow.class);
    }

    private static Map<String, Face> keep(FaceTopic topic, String caseId) {
        return topic.keep(caseId, caseId + ".find-duplicate.1", face(0.25f, -3));
    }

    private static Face face(float... numbers) {
        return new Face(MODEL, numbers);
    }

    /** What is there once everything is compacted. */
    private Map<String, byte[]> onTopic() {
        Map<String, byte[]> last = new HashMap<>();
        new PartitionReader(rig::client).all(TOPIC, record -> {
            last.remove(record.key());
            if (record.value() != null) {
                last.put(record.key(), record.value());
            }
        });
        return last;
    }
}
