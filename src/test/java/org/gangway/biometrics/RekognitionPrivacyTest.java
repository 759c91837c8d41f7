// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.biometrics.FaceEngine.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing of a photo gets into a log at any level, and no id of a session and no figure into one that is shown, or into an exception. */
class RekognitionPrivacyTest {
    private static final String SESSION = "0a1b2c3d-0000-4000-8000-00000000000f";
    private static final byte[] PORTRAIT = "portrait-of-the-session".getBytes(StandardCharsets.US_ASCII);

    private static DemoPhotos photos;
    private static String[] photo;

    private final RekognitionServer server = new RekognitionServer();
    private final RekognitionSettings settings = server.settings(1, Duration.ofSeconds(5));
    private final RekognitionFaces engine =
            new RekognitionFaces(server.calls(settings), settings, FaceSettings.defaults());
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.gangway");
    private final Logger sdk = (Logger) LoggerFactory.getLogger("software.amazon.awssdk");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void load() {
        Natives.beside(Models.FOLDER).loadOpenCv();
        photos = DemoPhotos.load(Models.FOLDER);
        byte[] sent =
                PlainCopy.of(photos.selfie(), FaceSettings.defaults().limits()).jpeg();
        photo = Stream.of(written(sent, 600), written(PORTRAIT, 0))
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    @BeforeEach
    void listen() {
        lines.start();
        for (Logger logger : List.of(ours, sdk)) {
            logger.setLevel(Level.ALL);
            logger.addAppender(lines);
            logger.setAdditive(false);
        }
    }

    @AfterEach
    void stop() {
        for (Logger logger : List.of(ours, sdk)) {
            logger.detachAppender(lines);
            logger.setLevel(null);
            logger.setAdditive(true);
        }
        server.close();
    }

    @Test
    void whatGoesWellTellsNothing() {
        RekognitionAnswers.oneFace(server, face -> {});
        RekognitionAnswers.similarity(server, 87.654);
        session();
        tell(() -> engine.compare(photos.idPortrait(), photos.selfie()));
        tell(() -> engine.open("a-nonce-of-the-case", 1));
        tell(() -> engine.read(new Session(SESSION, Optional.empty()), List.of()));

        nothingIsTold();
    }

    @Test
    void whatFailsTellsNothing() {
        for (String operation : server.model.operations().toList()) {
            for (String error : List.of("ThrottlingException", "AccessDeniedException", "InvalidParameterException")) {
                server.error(operation, error, 400);
                all();
            }
            server.raw(
                    operation,
                    200,
                    "{\"FaceDetails\": [\"" + RekognitionServer.QUOTED + "\"], \"SessionId\": \"" + SESSION);
            all();
            server.raw(operation, 400, "{\"__type\": \"" + RekognitionServer.QUOTED + " " + SESSION + "\"}");
            all();
            server.fault(operation);
            all();
            RekognitionAnswers.oneFace(server, face -> {});
            RekognitionAnswers.similarity(server, 87.654);
            session();
        }

        nothingIsTold();
        assertThat(said).as("failures were seen").hasSizeGreaterThan(30);
    }

    private void all() {
        tell(() -> engine.analyse(photos.selfie(), Profile.SELFIE));
        tell(() -> engine.compare(photos.idPortrait(), photos.selfie()));
        tell(() -> engine.open("a-nonce-of-the-case", 1));
        tell(() -> engine.read(new Session(SESSION, Optional.empty()), List.of()));
    }

    private void session() {
        server.answer("CreateFaceLivenessSession", answer -> answer.put("SessionId", SESSION));
        server.answer("GetFaceLivenessSessionResults", answer -> {
            answer.put("SessionId", SESSION).put("Status", "SUCCEEDED").put("Confidence", 97.531f);
            ((ObjectNode) answer.get("ReferenceImage")).put("Bytes", PORTRAIT);
        });
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            said.add(trace.toString());
        }
    }

    /** What Amazon's errors say the SDK writes at DEBUG, which is why docs/security.md says to leave it at INFO. */
    private void nothingIsTold() {
        List<String> told = new ArrayList<>(said);
        List<String> debugged = new ArrayList<>();
        for (ILoggingEvent line : List.copyOf(lines.list)) {
            boolean shown = line.getLoggerName().startsWith("org.gangway")
                    || line.getLevel().isGreaterOrEqual(Level.INFO);
            (shown ? told : debugged).add(text(line));
        }
        assertThat(told).noneMatch(line -> holds(line, SESSION, RekognitionServer.QUOTED, "87.65", "97.53"));
        assertThat(debugged).hasSizeGreaterThan(50);
        assertThat(told).noneMatch(line -> holds(line, photo));
        assertThat(debugged).noneMatch(line -> holds(line, photo));
    }

    private static String text(ILoggingEvent line) {
        IThrowableProxy fault = line.getThrowableProxy();
        return line.getFormattedMessage()
                + line.getKeyValuePairs()
                + (fault == null ? "" : ThrowableProxyUtil.asString(fault));
    }

    private static boolean holds(String line, String... parts) {
        String small = line.toLowerCase(Locale.ROOT);
        return Stream.of(parts).anyMatch(part -> small.contains(part.toLowerCase(Locale.ROOT)));
    }

    /** A piece of what is sent, as it could be written. */
    private static String[] written(byte[] bytes, int from) {
        byte[] piece = Arrays.copyOfRange(bytes, from, from + 15);
        return new String[] {
            HexFormat.of().formatHex(piece),
            Base64.getEncoder().encodeToString(piece),
            new String(piece, StandardCharsets.ISO_8859_1)
        };
    }
}
