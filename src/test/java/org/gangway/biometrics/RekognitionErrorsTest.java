// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gangway.biometrics.FaceEngine.Comparison;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.FaceEngine.Failure;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.biometrics.FaceEngine.Session;
import org.junit.jupiter.api.AfterAll;
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
            Map.entry(
                    "GetFaceLivenessSessionResults/SessionNotFoundException",
                    new Liveness.NotShown(List.of("liveness.expired"))));

    /** One for all cases: starting it takes longer than any of them. */
    private static final RekognitionServer SERVER = new RekognitionServer(MODEL);

    private static DemoPhotos photos;
    private static RekognitionFaces engine;

    @BeforeAll
    static void load() {
        Natives.beside(Models.FOLDER).loadOpenCv();
        photos = DemoPhotos.load(Models.FOLDER);
        engine = RekognitionAnswers.engine(SERVER, 1, Duration.ofSeconds(5));
    }

    @AfterEach
    void everyRequestWasAsTheModelSays() {
        SERVER.forget();
    }

    @AfterAll
    static void close() {
        SERVER.close();
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
        SERVER.error(operation, error, status);

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
        SERVER.error("DetectFaces", error, status);

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
        SERVER.error("DetectFaces", error, 400);

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
        SERVER.fault("DetectFaces");

        assertThat(outcome("DetectFaces")).isEqualTo(Failure.DOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"FaceDetails\": [", "<html>a proxy</html>", "{\"FaceDetails\": \"none\"}"})
    void anAnswerThatIsNoneIsTriedAgainLater(String body) {
        SERVER.raw("DetectFaces", 200, body);

        assertThat(outcome("DetectFaces")).isEqualTo(Failure.DOWN);
    }

    @Test
    void anAddressWhereNobodyIsIsTriedAgainLater() {
        RekognitionServer nobody = new RekognitionServer(MODEL);
        RekognitionFaces alone = RekognitionAnswers.engine(nobody, 1, Duration.ofSeconds(2));
        nobody.close();

        assertThatThrownBy(() -> alone.open("nonce", 1))
                .isInstanceOfSatisfying(
                        EngineFailed.class, e -> assertThat(e.failure()).isEqualTo(Failure.DOWN));
    }

    @Test
    void whatTakesTooLongEndsInTime() {
        SERVER.slow("DetectFaces", Duration.ofSeconds(5));
        RekognitionFaces hurried = RekognitionAnswers.engine(SERVER, 3, Duration.ofMillis(600));
        long start = System.nanoTime();

        assertThatThrownBy(() -> hurried.compare(photos.idPortrait(), photos.selfie()))
                .isInstanceOfSatisfying(
                        EngineFailed.class, e -> assertThat(e.failure()).isEqualTo(Failure.DOWN));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aThrottledCallIsTriedAgainAndOnlySoOften() {
        RekognitionAnswers.oneFace(SERVER, face -> {});
        SERVER.errorOnce("DetectFaces", "ThrottlingException", 400);
        RekognitionFaces again = RekognitionAnswers.engine(SERVER, 2, Duration.ofSeconds(8));

        assertThat(again.analyse(photos.selfie(), Profile.SELFIE).usable()).isTrue();
        assertThat(SERVER.asked("DetectFaces")).hasSize(2);

        SERVER.error("DetectFaces", "ProvisionedThroughputExceededException", 400);
        assertThatThrownBy(() -> again.analyse(photos.selfie(), Profile.SELFIE))
                .isInstanceOfSatisfying(
                        EngineFailed.class, e -> assertThat(e.failure()).isEqualTo(Failure.BUSY));
        assertThat(SERVER.asked("DetectFaces")).hasSize(4);
    }

    @Test
    void anErrorThatStaysIsNotTriedAgain() {
        SERVER.error("DetectFaces", "InvalidParameterException", 400);
        RekognitionFaces again = RekognitionAnswers.engine(SERVER, 3, Duration.ofSeconds(5));

        assertThatThrownBy(() -> again.analyse(photos.selfie(), Profile.SELFIE)).isInstanceOf(EngineFailed.class);
        assertThat(SERVER.asked("DetectFaces")).hasSize(1);
    }

    /** The failure, or the reason of the photo, or what the call says. */
    private Object outcome(String operation) {
        try {
            return switch (operation) {
                case "DetectFaces" ->
                    engine.analyse(photos.selfie(), Profile.SELFIE).reasons().getFirst();
                case "CompareFaces" -> {
                    RekognitionAnswers.oneFace(SERVER, face -> {});
                    yield engine.compare(photos.idPortrait(), photos.selfie());
                }
                case "CreateFaceLivenessSession" -> engine.open("nonce", 1);
                case "GetFaceLivenessSessionResults" -> engine.read(new Session(SESSION, Optional.empty()), List.of());
                default -> throw new IllegalStateException(operation);
            };
        } catch (EngineFailed e) {
            return e.failure();
        }
    }
}
