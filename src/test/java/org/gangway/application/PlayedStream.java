// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Amazon's end of the stream, as far as its component in a browser needs one to come to its end: the socket, and the model that the
 * component finds faces with, which here finds the same face in every picture. It judges nothing.
 */
final class PlayedStream {
    /** The parameter of an address that the SDK makes of the header of this name. */
    private static final String SESSION = "session-id";

    /** A face in the middle: box, then right eye, left eye, nose, mouth, right ear, left ear; of a picture's width and height. */
    private static final double[] FACE = {
        0.5, 0.5, 0.3, 0.3, 0.44, 0.45, 0.56, 0.45, 0.5, 0.5, 0.5, 0.55, 0.38, 0.47, 0.62, 0.47
    };

    private static final String CHALLENGE =
            """
            {"SessionInformation": {"Challenge": {"FaceMovementChallenge": {
              "OvalParameters": {"Width": 200, "Height": 300, "CenterX": 320, "CenterY": 240},
              "ChallengeConfig": {"BlazeFaceDetectionThreshold": 0.5, "FaceDistanceThreshold": 0.9,
                "FaceDistanceThresholdMin": 0.9, "FaceDistanceThresholdMax": 0.95, "OvalIouThreshold": 0.05,
                "OvalIouWidthThreshold": 0.5, "OvalIouHeightThreshold": 0.5, "FaceIouWidthThreshold": 0.3,
                "FaceIouHeightThreshold": 0.3, "OvalHeightWidthRatio": 1.6, "OvalFitTimeout": 7000}}}}}""";

    private static final String MODEL =
            """
            {"format": "graph-model", "modelTopology": {"node": [
              {"name": "input", "op": "Placeholder", "attr": {"dtype": {"type": "DT_FLOAT"},
                "shape": {"shape": {"dim": [{"size": "1"}, {"size": "128"}, {"size": "128"}, {"size": "3"}]}}}},
              {"name": "faces", "op": "Const", "attr": {"dtype": {"type": "DT_FLOAT"}, "value": {"tensor": {"dtype": "DT_FLOAT",
                "tensorShape": {"dim": [{"size": "1"}, {"size": "896"}, {"size": "17"}]}}}}},
              {"name": "Identity", "op": "Identity", "input": ["faces"], "attr": {"T": {"type": "DT_FLOAT"}}}],
              "versions": {}},
             "weightsManifest": [{"paths": ["faces.bin"],
               "weights": [{"name": "faces", "shape": [1, 896, 17], "dtype": "float32"}]}]}""";

    final List<URI> sockets = new ArrayList<>();
    /** All that came over the last socket. */
    final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private final boolean refuses;
    private int begun;
    private @Nullable WebSocketRoute last;

    private PlayedStream(BrowserContext context, boolean refuses) {
        this.refuses = refuses;
        context.routeWebSocket(java.util.regex.Pattern.compile("wss://.*"), this::open);
        context.route("https://cdn.liveness.rekognition.amazonaws.com/**", PlayedStream::model);
    }

    static PlayedStream listens(BrowserContext context) {
        return new PlayedStream(context, false);
    }

    /** As to a session that is over, or has had its stream. */
    static PlayedStream refuses(BrowserContext context) {
        return new PlayedStream(context, true);
    }

    /** What the address of a socket says. */
    static Map<String, String> query(URI socket) {
        return Arrays.stream(socket.getRawQuery().split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(
                        part -> part[0].toLowerCase(java.util.Locale.ROOT), part -> URLDecoder.decode(part[1], UTF_8)));
    }

    static String session(URI socket) {
        return String.valueOf(query(socket).get(SESSION));
    }

    private void open(WebSocketRoute socket) {
        heard.reset();
        socket.onMessage(frame -> hear(socket, frame.binary()));
        sockets.add(URI.create(socket.url()));
        last = socket;
    }

    /** Waits for a further socket and says the first word, as Amazon does: the component listens only once the socket is open. */
    void begin(Page page) {
        int next = ++begun;
        page.waitForCondition(() -> sockets.size() == next, new Page.WaitForConditionOptions().setTimeout(30_000));
        Objects.requireNonNull(last)
                .send(
                        refuses
                                ? message(
                                        "exception",
                                        "ValidationException",
                                        "{\"Message\": \"The session has expired.\"}")
                                : message("event", "ServerSessionInformationEvent", CHALLENGE));
    }

    private void hear(WebSocketRoute socket, byte[] frame) {
        heard.writeBytes(frame);
        if (new String(frame, ISO_8859_1).contains("\"VideoEndTimestamp\"")) {
            socket.send(message("event", "DisconnectionEvent", "{\"TimestampMillis\": 1764000000000}"));
        }
    }

    private static byte[] message(String kind, String type, String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Message(
                        Map.of(
                                ":message-type",
                                HeaderValue.fromString(kind),
                                ":" + kind + "-type",
                                HeaderValue.fromString(type),
                                ":content-type",
                                HeaderValue.fromString("application/json")),
                        json.getBytes(UTF_8))
                .encode(bytes);
        return bytes.toByteArray();
    }

    private static void model(Route route) {
        Route.FulfillOptions answer = new Route.FulfillOptions().setHeaders(Map.of("Access-Control-Allow-Origin", "*"));
        route.fulfill(
                route.request().url().endsWith("/faces.bin")
                        ? answer.setBodyBytes(faces())
                        : answer.setContentType("application/json").setBody(MODEL));
    }

    /** For each of 896 places how sure the model is of a face there, and where it is; measured from the first place. */
    private static byte[] faces() {
        double first = 0.5 / 16;
        ByteBuffer bytes = ByteBuffer.allocate(896 * 17 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int place = 0; place < 896; place++) {
            bytes.putFloat(place == 0 ? 20 : -20);
            for (int i = 0; i < FACE.length; i++) {
                boolean size = i == 2 || i == 3;
                bytes.putFloat((float) ((size ? FACE[i] : FACE[i] - first) * 128));
            }
        }
        return bytes.array();
    }
}
