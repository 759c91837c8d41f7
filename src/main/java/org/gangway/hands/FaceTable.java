// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.biometrics.OpenFaces.Face;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.SealBroken;
import org.gangway.wire.Json;
import org.gangway.wire.OpenFaceRecord;
import org.gangway.wire.RecordReader;

/**
 * The table on {@code open-faces}: of each case its face, opened when somebody asks for the first time. A face whose case has
 * lost its key is dropped, and its record waits here to be removed. Safe for several threads.
 */
final class FaceTable implements RecordReader {
    static final String EMBEDDING = "embedding";

    private final CaseKeyFinder keys;
    private final Map<String, OpenFaceRecord> sealed = new HashMap<>();
    private final Map<String, Face> opened = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    FaceTable(CaseKeyFinder keys) {
        this.keys = keys;
    }

    @Override
    public synchronized void begin() {
        sealed.clear();
        opened.clear();
        gone.clear();
    }

    @Override
    public synchronized void read(ConsumerRecord<String, byte[]> change) {
        String caseId = change.key();
        sealed.remove(caseId);
        opened.remove(caseId);
        gone.remove(caseId);
        if (change.value() == null) {
            return;
        }
        OpenFaceRecord face = Json.read(change.value(), OpenFaceRecord.class);
        if (caseId.equals(face.caseId())) {
            sealed.put(caseId, face);
        } else {
            gone.add(caseId);
        }
    }

    /** Whether one more case can have a face, where so many may. */
    synchronized boolean hasRoomFor(String caseId, int most) {
        return opened.containsKey(caseId) || sealed.containsKey(caseId) || opened.size() + sealed.size() < most;
    }

    /** The faces of all cases but this one. Looks for keys without a lock, since that may have to wait. */
    Map<String, Face> others(String caseId) {
        for (OpenFaceRecord face : sealed()) {
            Optional<Face> clear = keys.find(face.caseId()).flatMap(key -> open(face, key));
            clear.ifPresentOrElse(one -> opened(face, one), () -> drop(face.caseId()));
        }
        return opened(caseId);
    }

    private synchronized List<OpenFaceRecord> sealed() {
        return List.copyOf(sealed.values());
    }

    private synchronized void opened(OpenFaceRecord face, Face clear) {
        if (sealed.remove(face.caseId(), face)) {
            opened.put(face.caseId(), clear);
        }
    }

    private synchronized Map<String, Face> opened(String but) {
        Map<String, Face> others = new HashMap<>(opened);
        others.remove(but);
        return others;
    }

    /** Drops the faces of cases that have lost their keys. */
    void shred(Predicate<String> shredded) {
        cases().stream().filter(shredded).forEach(this::drop);
    }

    private synchronized Set<String> cases() {
        Set<String> cases = new HashSet<>(opened.keySet());
        cases.addAll(sealed.keySet());
        return cases;
    }

    private synchronized void drop(String caseId) {
        opened.remove(caseId);
        sealed.remove(caseId);
        gone.add(caseId);
    }

    /** Whose records must go from the topic. */
    synchronized List<String> gone() {
        return List.copyOf(gone);
    }

    /** How many faces are in memory, opened or not. */
    synchronized int size() {
        return opened.size() + sealed.size();
    }

    static OpenFaceRecord seal(String step, String caseId, Face face, CaseKey key) {
        ByteBuffer numbers = ByteBuffer.allocate(Float.BYTES * face.embedding().length);
        numbers.asFloatBuffer().put(face.embedding());
        String text = Base64.getEncoder().encodeToString(numbers.array());
        return new OpenFaceRecord(caseId, step, face.model(), key.seal(caseId, FieldNames.of(step, EMBEDDING), text));
    }

    /** What does not open was not sealed for this case: it is nobody's face. */
    private static Optional<Face> open(OpenFaceRecord face, CaseKey key) {
        try {
            return face.embedding() instanceof Value.Sealed token
                    ? Optional.of(new Face(
                            face.model(),
                            numbers(key.open(face.caseId(), FieldNames.of(face.step(), EMBEDDING), token))))
                    : Optional.empty();
        } catch (SealBroken | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static float[] numbers(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text.getBytes(UTF_8)));
        float[] numbers = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(numbers);
        return numbers;
    }
}
