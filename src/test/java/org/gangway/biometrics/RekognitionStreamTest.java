// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.FaceEngine.Failure;
import org.gangway.biometrics.StreamedLiveness.Opened;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What a page gets that streams to Face Liveness. */
class RekognitionStreamTest {
    private static final String SESSION = "0a1b2c3d-0000-4000-8000-00000000000f";

    private final LivenessCloud cloud = new LivenessCloud();

    @AfterEach
    void everyRequestWasAsTheModelSays() {
        cloud.close();
    }

    @Test
    void keysAreOfTheNamedRoleForStreamingOnlyAndForThreeMinutes() throws Exception {
        cloud.opens(SESSION);

        Opened opened = stream(null).open("attempt-1");

        assertThat(opened.session()).isEqualTo(SESSION);
        assertThat(opened.accessKeyId()).isEqualTo(LivenessCloud.KEY);
        Map<String, String> asked = cloud.keysAsked().getFirst();
        assertThat(asked)
                .containsEntry("Action", "AssumeRole")
                .containsEntry("RoleArn", LivenessCloud.ROLE)
                .containsEntry("RoleSessionName", "gangway-liveness")
                .containsEntry("DurationSeconds", "900");
        JsonNode policy = Json.MAPPER.readTree(asked.get("Policy"));
        assertThat(policy.get("Statement")).hasSize(1);
        assertThat(policy.at("/Statement/0/Effect").asText()).isEqualTo("Allow");
        assertThat(policy.at("/Statement/0/Action").asText()).isEqualTo("rekognition:StartFaceLivenessSession");
        assertThat(policy.at("/Statement/0/Condition/DateLessThan/aws:CurrentTime")
                        .asText())
                .isEqualTo("2026-11-26T12:03:00Z");
    }

    @Test
    void theSameAttemptAsksForTheSameSession() {
        cloud.opens(SESSION);
        RekognitionStream stream = stream(null);
        stream.open("attempt-1");
        stream.open("attempt-1");
        stream.open("attempt-2");

        assertThat(cloud.attempts().get(0))
                .isEqualTo(cloud.attempts().get(1))
                .isNotEqualTo(cloud.attempts().get(2));
    }

    @Test
    void withoutKeysNoSessionIsOpenedAndNothingOfTheAnswerIsTold() {
        cloud.deniesKeys();

        assertThatThrownBy(() -> stream(null).open("attempt-1")).isInstanceOfSatisfying(EngineFailed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.DENIED);
            assertThat(failed).hasMessageNotContaining(RekognitionServer.QUOTED);
        });
        assertThat(cloud.attempts()).isEmpty();
    }

    @Test
    void nothingOfWhatAPageGetsIsWritten() {
        cloud.opens(SESSION);

        assertThat(stream(null).open("attempt-1")).hasToString("Opened[***]");
    }

    @Test
    void aPageConnectsToTheRegionAndToWhereItsModelIs() {
        assertThat(stream(null).origins())
                .map(URI::toString)
                .containsExactly(
                        "wss://streaming-rekognition.eu-central-1.amazonaws.com",
                        "https://cdn.liveness.rekognition.amazonaws.com");
        assertThat(stream(URI.create("https://models.bank.example/blazeface/model.json"))
                        .origins())
                .map(URI::toString)
                .element(1)
                .isEqualTo("https://models.bank.example/");
    }

    private RekognitionStream stream(@Nullable URI model) {
        RekognitionSettings settings = cloud.rekognition().settings(1, Duration.ofSeconds(5));
        RekognitionPageSettings page = new RekognitionPageSettings(LivenessCloud.ROLE, cloud.sts(), model);
        StaticCredentialsProvider own =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test-secret"));
        PageKeys keys = new PageKeys(
                StreamConfiguration.sts(settings, page, own),
                LivenessCloud.ROLE,
                InstantSource.fixed(Instant.parse("2026-11-26T12:00:00.5Z")));
        return new RekognitionStream(cloud.rekognition().calls(settings), settings, keys, page);
    }
}
