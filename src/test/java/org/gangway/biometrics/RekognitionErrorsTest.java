// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gangway.biometrics.FaceEngine.Comparison;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.FaceEngine.Failure;
import org.gangway.biometrics.FaceEngine.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

/** Every error that Amazon Rekognition documents, and those that any service of AWS may give, has its meaning here. */
class RekognitionErrorsTest {
    private static final String SESSION = "0a1b2c3d-0000-4000-8000-00000000000f";
    private static final RekognitionModel MODEL = new RekognitionModel();

    /** For an operation, or for all. */
    private static final Map<String, Object> MEANINGS = Map.ofEntries(
            Map.entry("AccessDeniedException", Failure.DENIED),
            Map.entry("InternalServerError", Failure.DOWN),
            Map.entry("ThrottlingException", Failure.BUSY),
            Map.entry("ProvisionedThroughputExceededException", Failure.BUSY),
            Map.entry("InvalidS3ObjectException", Failure.REFUSED),
            Map.entry("InvalidParameterException", Failure.REFUSED),
            Map.entry("CompareFaces/InvalidParameterException", new Comparison.Undecided()),
            Map.entry("DetectFaces/ImageTooLargeException", "face.too-large"),
            Map.entry("CompareFaces/ImageTooLargeException", new Comparison.Undecided()),
            Map.entry("DetectFaces/InvalidImageFormatException", "face.unreadable"),
            Map.entry("CompareFaces/InvalidImageFormatException", new Comparison.Undecided()),
            Map.entry("GetFaceLivenessSessionResults/SessionNotFoundException", new LiveSessions.Result.Over()));

    private static DemoPhotos photos;

    private final RekognitionServer server = new RekognitionServer();

    @BeforeAll
    static void load() {
        Natives.beside(Models.FOLDER).loadOpenCv();
        photos = DemoPhotos.load(Models.FOLDER);
    }

    @AfterEach
    void everyRequestWasAsTheModelSays() {
        server.close();
    }

    static Stream<Arguments> documented() {
        return MODEL.operations()
                .flatMap(operation -> MODEL.errors(operation).stream().map(error -> Arguments.of(operation, error)));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void everyDocumentedErrorHasItsMeaning(String operation, String error) {
        Object meaning = MEANINGS.getOrDefault(operation + "/" + error, MEANINGS.get(error));
        assertThat(meaning).as("a new error needs a meaning").isNotNull();
        int status = MODEL.shape(error).has("fault") ? 500 : 400;
        server.error(operation, error, status);

        assertThat(outcome(operation)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "UnrecognizedClientException,400,DENIED",
        "InvalidSignatureException,400,DENIED",
        "ExpiredTokenException,400,DENIED",
        "MissingAuthenticationTokenException,403,DENIED",
        "AccessDeniedException,403,DENIED",
        "OptInRequired,403,DENIED",
        "AnythingNew,401,DENIED",
        "Throttling,400,BUSY",
        "RequestLimitExceeded,400,BUSY",
        "AnythingNew,429,BUSY",
        "ServiceUnavailable,503,DOWN",
        "InternalFailure,500,DOWN",
        "AnythingNew,502,DOWN",
        "ValidationException,400,REFUSED",
        "SerializationException,400,REFUSED",
        "UnknownOperationException,404,REFUSED",
        "HumanLoopQuotaExceededException,400,REFUSED",
        "AnythingNew,418,REFUSED"
    })
    void whatAnyServiceOfAwsMaySayHasItsMeaningToo(String error, int status, Failure failure) {
        server.error("DetectFaces", error, status);

        assertThat(outcome("DetectFaces")).isEqualTo(failure);
    }

    /** Of the whole service, whatever the operation. */
    static Stream<String> undocumented() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(RekognitionException.class));
        return scanner.findCandidateComponents(RekognitionException.class.getPackageName()).stream()
                .map(found -> ClassUtils.getShortName(Objects.requireNonNull(found.getBeanClassName())))
                .filter(name -> MODEL.errors("DetectFaces").stream()
                        .map(RekognitionModelTest::className)
                        .noneMatch(name::equals))
                .filter(name -> !name.equals("RekognitionException"));
    }

    @ParameterizedTest
    @MethodSource("undocumented")
    void anErrorThatOnlyOtherOperationsHaveIsRefusedClearly(String error) {
        server.error("DetectFaces", error, 400);

        assertThat(outcome("DetectFaces")).isEqualTo(Failure.REFUSED);
    }

    @Test
    void theServiceHasMoreErrorsThanOurOperations() {
        assertThat(undocumented())
                .hasSizeGreaterThan(12)
                .contains("SessionNotFoundException", "LimitExceededException", "ResourceNotFoundException");
    }

    @Test
    void aBrokenConnectionIsTriedAgainLater() {
        server.fault("DetectFaces");

        assertThat(outcome("DetectFaces")).isEqualTo(Failure.DOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"FaceDetails\": [", "<html>a proxy</html>", "{\"FaceDetails\": \"none\"}"})
    void anAnswerThatIsNoneIsTriedAgainLater(String body) {
        server.raw("DetectFaces", 200, body);

        assertThat(outcome("DetectFaces")).isEqualTo(Failure.DOWN);
    }

    @Test
    void anAddressWhereNobodyIsIsTriedAgainLater() {
        RekognitionSettings settings = server.settings(1, Duration.ofSeconds(2));
        RekognitionLiveness liveness = new RekognitionLiveness(server.calls(settings), settings);
        server.close();

        assertThatThrownBy(() -> liveness.open("c-1.verify-face.1", 1))
                .isInstanceOfSatisfying(
                        EngineFailed.class, e -> assertThat(e.failure()).isEqualTo(Failure.DOWN));
    }

    @Test
    void whatTakesTooLongEndsInTime() {
        server.slow("DetectFaces", Duration.ofSeconds(5));
        RekognitionFaces engine = RekognitionAnswers.engine(server, 3, Duration.ofMillis(600));
        long start = System.nanoTime();

        assertThatThrownBy(() -> engine.compare(photos.idPortrait(), photos.selfie()))
                .isInstanceOfSatisfying(
                        EngineFailed.class, e -> assertThat(e.failure()).isEqualTo(Failure.DOWN));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aThrottledCallIsTriedAgainAndOnlySoOften() {
        RekognitionAnswers.oneFace(server, face -> {});
        server.errorOnce("DetectFaces", "ThrottlingException", 400);
        RekognitionFaces engine = RekognitionAnswers.engine(server, 2, Duration.ofSeconds(8));

        assertThat(engine.analyse(photos.selfie(), Profile.SELFIE).usable()).isTrue();
        assertThat(server.asked("DetectFaces")).hasSize(2);

        server.error("DetectFaces", "ProvisionedThroughputExceededException", 400);
        assertThatThrownBy(() -> engine.analyse(photos.selfie(), Profile.SELFIE))
                .isInstanceOfSatisfying(
                        EngineFailed.class, e -> assertThat(e.failure()).isEqualTo(Failure.BUSY));
        assertThat(server.asked("DetectFaces")).hasSize(4);
    }

    @Test
    void anErrorThatStaysIsNotTriedAgain() {
        server.error("DetectFaces", "InvalidParameterException", 400);
        RekognitionFaces engine = RekognitionAnswers.engine(server, 3, Duration.ofSeconds(5));

        assertThatThrownBy(() -> engine.analyse(photos.selfie(), Profile.SELFIE))
                .isInstanceOf(EngineFailed.class);
        assertThat(server.asked("DetectFaces")).hasSize(1);
    }

    /** The failure, or the reason of the photo, or what the call says. */
    private Object outcome(String operation) {
        RekognitionSettings settings = server.settings(1, Duration.ofSeconds(5));
        RekognitionFaces engine = new RekognitionFaces(server.calls(settings), settings, FaceSettings.defaults());
        RekognitionLiveness liveness = new RekognitionLiveness(server.calls(settings), settings);
        try {
            return switch (operation) {
                case "DetectFaces" ->
                    engine.analyse(photos.selfie(), Profile.SELFIE).reasons().getFirst();
                case "CompareFaces" -> {
                    RekognitionAnswers.oneFace(server, face -> {});
                    yield engine.compare(photos.idPortrait(), photos.selfie());
                }
                case "CreateFaceLivenessSession" -> liveness.open("c-1.verify-face.1", 1);
                case "GetFaceLivenessSessionResults" -> liveness.result(SESSION);
                default -> throw new IllegalStateException(operation);
            };
        } catch (EngineFailed e) {
            return e.failure();
        }
    }
}
