// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Answers of a {@link RekognitionServer}: the model's examples with the figures of a good photo. */
final class RekognitionAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RekognitionAnswers() {}

    static RekognitionFaces engine(RekognitionServer server, int tries, Duration limit) {
        RekognitionSettings settings = server.settings(tries, limit);
        return new RekognitionFaces(server.calls(settings), settings, FaceSettings.defaults());
    }

    static void oneFace(RekognitionServer server, Consumer<ObjectNode> change) {
        faces(server, 1, change);
    }

    static void faces(RekognitionServer server, int count, Consumer<ObjectNode> change) {
        server.answer("DetectFaces", answer -> {
            ArrayNode faces = (ArrayNode) answer.get("FaceDetails");
            ObjectNode face = good((ObjectNode) faces.get(0));
            change.accept(face);
            repeat(faces, count);
        });
    }

    static void similarity(RekognitionServer server, double similarity) {
        server.answer("CompareFaces", answer -> {
            ((ObjectNode) answer.at("/FaceMatches/0")).put("Similarity", (float) similarity);
            ((ArrayNode) answer.get("UnmatchedFaces")).removeAll();
        });
    }

    /** So many of the element that is there. */
    static void repeat(ArrayNode list, int count) {
        JsonNode one = list.get(0).deepCopy();
        list.removeAll();
        for (int i = 0; i < count; i++) {
            list.add(one.deepCopy());
        }
    }

    static void put(ObjectNode object, String path, String json) {
        int slash = path.lastIndexOf('/');
        try {
            ((ObjectNode) object.at(path.substring(0, slash))).set(path.substring(slash + 1), JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode good(ObjectNode face) {
        put(face, "/BoundingBox", "{\"Left\": 0.3, \"Top\": 0.2, \"Width\": 0.4, \"Height\": 0.5}");
        put(face, "/Landmarks", "[" + landmark("eyeLeft", 0.4) + "," + landmark("eyeRight", 0.6) + "]");
        put(face, "/Quality", "{\"Brightness\": 70, \"Sharpness\": 60}");
        put(face, "/Pose", "{\"Yaw\": 3, \"Pitch\": -4, \"Roll\": 2}");
        put(face, "/MouthOpen", "{\"Value\": false, \"Confidence\": 97}");
        put(face, "/EyesOpen", "{\"Value\": true, \"Confidence\": 98}");
        put(face, "/Sunglasses", "{\"Value\": false, \"Confidence\": 99}");
        put(face, "/FaceOccluded", "{\"Value\": false, \"Confidence\": 96}");
        return face;
    }

    private static String landmark(String type, double x) {
        return "{\"Type\": \"" + type + "\", \"X\": " + x + ", \"Y\": 0.4}";
    }
}
