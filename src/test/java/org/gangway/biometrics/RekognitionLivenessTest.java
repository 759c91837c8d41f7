// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.FaceEngine.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Face Liveness sessions, against answers made from the service model: no emulator has them. */
class RekognitionLivenessTest {
    private static final String CREATE = "CreateFaceLivenessSession";
    private static final String RESULTS = "GetFaceLivenessSessionResults";
    private static final String SESSION = "0a1b2c3d-0000-4000-8000-00000000000f";
    private static final String NONCE = "4f0c-nonce-of-a-question";

    private final RekognitionServer server = new RekognitionServer();
    private final RekognitionSettings settings = server.settings(1, Duration.ofSeconds(5));
    private final FaceEngine engine = new RekognitionFaces(server.calls(settings), settings, FaceSettings.defaults());

    @AfterEach
    void everyRequestWasAsTheModelSays() {
        server.close();
    }

    @Test
    void aSessionIsOpenedWithoutAnythingBeingKept() {
        server.answer(CREATE, answer -> answer.put("SessionId", SESSION));

        assertThat(engine.open(NONCE, 1)).isEqualTo(new Session(SESSION, Optional.empty()));
        JsonNode request = server.asked(CREATE).getFirst();
        assertThat(RekognitionModel.names(request)).containsExactlyInAnyOrder("ClientRequestToken", "Settings");
        assertThat(RekognitionModel.names(request.get("Settings"))).containsExactly("AuditImagesLimit");
        assertThat(request.at("/Settings/AuditImagesLimit").asInt()).isZero();
    }

    @Test
    void theSameRoundAsksForTheSameSessionAndAnotherForAnother() {
        server.answer(CREATE, answer -> {});
        engine.open(NONCE, 1);
        engine.open(NONCE, 1);
        engine.open(NONCE, 2);
        engine.open("4f0c-nonce-of-another-question", 1);

        List<String> tokens = server.asked(CREATE).stream()
                .map(request -> request.get("ClientRequestToken").asText())
                .toList();
        assertThat(tokens.get(0)).isEqualTo(tokens.get(1)).doesNotContain("4f0c", "nonce");
        assertThat(tokens.stream().distinct()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"FAILED,liveness.not-live", "EXPIRED,liveness.expired"})
    void whatDidNotSucceedIsAskedForAgain(String status, String reason) {
        results(answer -> answer.put("Status", status));

        assertThat(result(SESSION)).isEqualTo(new Liveness.NotShown(List.of(reason)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATED", "IN_PROGRESS"})
    void whatHasNotEndedIsPending(String status) {
        results(answer -> answer.put("Status", status));

        assertThat(result(SESSION)).isEqualTo(new Liveness.Pending());
    }

    @ParameterizedTest
    @CsvSource({"100,true", "90,true", "89.9,false", "0.9,false", "0,false"})
    void aSessionThatSucceededStillSaysHowSureItIs(float confidence, boolean live) {
        results(answer -> {
            answer.put("Status", "SUCCEEDED").put("Confidence", confidence);
            ((ObjectNode) answer.get("ReferenceImage")).put("Bytes", "portrait".getBytes(StandardCharsets.US_ASCII));
        });

        if (live) {
            assertThat(result(SESSION)).isInstanceOfSatisfying(Liveness.Alive.class, alive -> assertThat(alive.selfie())
                    .asString()
                    .isEqualTo("portrait"));
        } else {
            assertThat(result(SESSION)).isEqualTo(new Liveness.NotShown(List.of("liveness.not-live")));
        }
    }

    @Test
    void anotherSessionsResultIsNone() {
        results(answer -> answer.put("SessionId", "00000000-0000-0000-0000-000000000001"));

        assertThatThrownBy(() -> result(SESSION)).isInstanceOf(EngineFailed.class);
    }

    @Test
    void aSuccessThatDoesNotSayHowSureItIsIsNone() {
        results(answer -> answer.put("Status", "SUCCEEDED").remove("Confidence"));

        assertThatThrownBy(() -> result(SESSION)).isInstanceOf(EngineFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ReferenceImage", "/ReferenceImage/Bytes"})
    void aLivePersonOfWhomThereIsNoPictureDoesNotCount(String missing) {
        results(answer -> {
            answer.put("Status", "SUCCEEDED").put("Confidence", 99f);
            int slash = missing.lastIndexOf('/');
            ((ObjectNode) answer.at(missing.substring(0, slash))).remove(missing.substring(slash + 1));
        });

        assertThat(result(SESSION)).isEqualTo(new Liveness.NotShown(List.of("liveness.not-live")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"SessionId\": \"" + SESSION + "\"}",
                "{\"SessionId\": \"" + SESSION + "\", \"Status\": \"SOMETHING_NEW\"}"
            })
    void aResultThatNobodyKnowsIsNone(String body) {
        server.raw(RESULTS, 200, body);

        assertThatThrownBy(() -> result(SESSION)).isInstanceOf(EngineFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"SessionId\": \"no id\"}"})
    void aSessionWithoutAnIdIsNone(String body) {
        server.raw(CREATE, 200, body);

        assertThatThrownBy(() -> engine.open(NONCE, 1)).isInstanceOf(EngineFailed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "../x", "0A1B2C3D-0000-4000-8000-00000000000F", "0a1b2c3d-0000-4000-8000-00000000000f\n"})
    void whatIsNoIdIsAskedForNowhere(String session) {
        assertThat(result(session)).isEqualTo(new Liveness.NotShown(List.of("liveness.expired")));
        assertThat(server.requests()).isEmpty();
    }

    private Liveness result(String session) {
        return engine.read(new Session(session, Optional.empty()), List.of());
    }

    private void results(Consumer<ObjectNode> change) {
        server.answer(RESULTS, answer -> {
            answer.put("SessionId", SESSION);
            change.accept(answer);
        });
    }
}
