// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.LiveSessions.Result;
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
    private static final String COMMAND = "4f0c-1764000000000.verify-face.1";

    private final RekognitionServer server = new RekognitionServer();
    private final RekognitionSettings settings = server.settings(1, Duration.ofSeconds(5));
    private final RekognitionLiveness liveness = new RekognitionLiveness(server.calls(settings), settings);

    @AfterEach
    void everyRequestWasAsTheModelSays() {
        server.close();
    }

    @Test
    void aSessionIsOpenedWithoutAnythingBeingKept() {
        server.answer(CREATE, answer -> answer.put("SessionId", SESSION));

        assertThat(liveness.open(COMMAND, 1)).isEqualTo(SESSION);
        JsonNode request = server.asked(CREATE).getFirst();
        assertThat(RekognitionModel.names(request)).containsExactlyInAnyOrder("ClientRequestToken", "Settings");
        assertThat(RekognitionModel.names(request.get("Settings"))).containsExactly("AuditImagesLimit");
        assertThat(request.at("/Settings/AuditImagesLimit").asInt()).isZero();
    }

    @Test
    void theSameAttemptAsksForTheSameSessionAndAnotherForAnother() {
        server.answer(CREATE, answer -> {});
        liveness.open(COMMAND, 1);
        liveness.open(COMMAND, 1);
        liveness.open(COMMAND, 2);
        liveness.open("4f0c-1764000000000.verify-face.2", 1);

        List<String> tokens = server.asked(CREATE).stream()
                .map(request -> request.get("ClientRequestToken").asText())
                .toList();
        assertThat(tokens.get(0)).isEqualTo(tokens.get(1)).doesNotContain("4f0c", "verify-face");
        assertThat(tokens.stream().distinct()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"CREATED,Pending", "IN_PROGRESS,Pending", "FAILED,NotLive", "EXPIRED,Over"})
    void everyStateHasItsResult(String status, String result) {
        results(answer -> answer.put("Status", status));

        assertThat(liveness.result(SESSION).getClass().getSimpleName()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"100,true", "90,true", "89.9,false", "0.9,false", "0,false"})
    void aSessionThatSucceededStillSaysHowSureItIs(float confidence, boolean live) {
        results(answer -> {
            answer.put("Status", "SUCCEEDED").put("Confidence", confidence);
            ((ObjectNode) answer.get("ReferenceImage")).put("Bytes", "portrait".getBytes(StandardCharsets.US_ASCII));
        });

        if (live) {
            assertThat(liveness.result(SESSION)).isInstanceOfSatisfying(Result.Live.class, result -> {
                assertThat(result.portrait()).asString().isEqualTo("portrait");
                assertThat(result).hasToString("Live[***]");
            });
        } else {
            assertThat(liveness.result(SESSION)).isEqualTo(new Result.NotLive());
        }
    }

    @Test
    void anotherSessionsResultIsNone() {
        results(answer -> answer.put("SessionId", "00000000-0000-0000-0000-000000000001"));

        assertThatThrownBy(() -> liveness.result(SESSION)).isInstanceOf(EngineFailed.class);
    }

    @Test
    void aSuccessThatDoesNotSayHowSureItIsIsNone() {
        results(answer -> answer.put("Status", "SUCCEEDED").remove("Confidence"));

        assertThatThrownBy(() -> liveness.result(SESSION)).isInstanceOf(EngineFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ReferenceImage", "/ReferenceImage/Bytes"})
    void aLivePersonOfWhomThereIsNoPictureDoesNotCount(String missing) {
        results(answer -> {
            answer.put("Status", "SUCCEEDED").put("Confidence", 99f);
            int slash = missing.lastIndexOf('/');
            ((ObjectNode) answer.at(missing.substring(0, slash))).remove(missing.substring(slash + 1));
        });

        assertThat(liveness.result(SESSION)).isEqualTo(new Result.NotLive());
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

        assertThatThrownBy(() -> liveness.result(SESSION)).isInstanceOf(EngineFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"SessionId\": \"no id\"}"})
    void aSessionWithoutAnIdIsNone(String body) {
        server.raw(CREATE, 200, body);

        assertThatThrownBy(() -> liveness.open(COMMAND, 1)).isInstanceOf(EngineFailed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "../x", "0A1B2C3D-0000-4000-8000-00000000000F", "0a1b2c3d-0000-4000-8000-00000000000f\n"})
    void whatIsNoIdIsAskedForNowhere(String session) {
        assertThat(liveness.result(session)).isEqualTo(new Result.Over());
        assertThat(server.requests()).isEmpty();
    }

    private void results(Consumer<ObjectNode> change) {
        server.answer(RESULTS, answer -> {
            answer.put("SessionId", SESSION);
            change.accept(answer);
        });
    }
}
