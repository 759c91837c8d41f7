// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;

/** Which engine a property chooses, and what stops a start. */
class FaceConfigurationTest {
    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withInitializer(FaceConfigurationTest::scan)
            .withPropertyValues("gangway.models.dir=" + Models.FOLDER);

    private final ApplicationContextRunner rekognition = start.withPropertyValues(
            "gangway.faces.engine=rekognition", "gangway.faces.rekognition.region=eu-central-1");

    @ParameterizedTest
    @ValueSource(strings = {"", "gangway.faces.engine=embedded"})
    void theEngineIsTheEmbeddedOneUnlessSomebodySaysOtherwise(String property) {
        start.withPropertyValues(property).run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(Faces.class)
                .hasSingleBean(EmbeddedFaces.class)
                .hasSingleBean(HealthIndicator.class)
                .hasSingleBean(ApplicationRunner.class)
                .doesNotHaveBean(RekognitionCalls.class));
    }

    @Test
    void rekognitionIsOneWordAndARegion() {
        rekognition.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(Faces.class)
                .doesNotHaveBean(EmbeddedFaces.class)
                .doesNotHaveBean(HealthIndicator.class)
                .getBean(FaceEngine.class)
                .isInstanceOf(RekognitionFaces.class));
    }

    @Test
    void duplicatesAreLookedForOnlyWhereThatIsTurnedOn() {
        start.withBean(FacesInMemory.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Duplicates.class));
        start.withBean(FacesInMemory.class)
                .withPropertyValues("gangway.faces.duplicates.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Duplicates.class));
    }

    @Test
    void rekognitionHasNothingByWhichAFaceCouldBeFoundAgain() {
        stops(
                rekognition.withBean(FacesInMemory.class).withPropertyValues("gangway.faces.duplicates.enabled=true"),
                "gangway.faces.duplicates.enabled needs gangway.faces.engine=embedded");
    }

    @ParameterizedTest
    @CsvSource({"limit,0,limit must be above 0", "limit,0.51,must not be above gangway.faces.match", "most,0,at least 1"
    })
    void figuresWithWhichEverybodyWouldBeADuplicateStopTheStart(String property, String value, String message) {
        stops(
                start.withBean(FacesInMemory.class)
                        .withPropertyValues(
                                "gangway.faces.duplicates.enabled=true",
                                "gangway.faces.duplicates." + property + "=" + value),
                message);
    }

    @Test
    void noRegionIsChosenForTheBank() {
        stops(start.withPropertyValues("gangway.faces.engine=rekognition"), "gangway.faces.rekognition.region");
    }

    @Test
    void anEngineThatNobodyKnowsStopsTheStart() {
        stops(start.withPropertyValues("gangway.faces.engine=rekognitoin"), "gangway.faces.engine");
    }

    @Test
    void withoutFacesThereIsNone() {
        rekognition.withPropertyValues("gangway.faces.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(FaceEngine.class));
    }

    @ParameterizedTest
    @CsvSource({
        "match,0.99",
        "match,1",
        "match,101",
        "refer,0.8",
        "refer,99.5",
        "live,0.9",
        "live,101",
        "limit,10s",
        "attempt,9s",
        "tries,0"
    })
    void figuresThatAreNoPercentOrTakeTooLongStopTheStart(String property, String value) {
        stops(
                rekognition.withPropertyValues("gangway.faces.rekognition." + property + "=" + value),
                "gangway.faces.rekognition");
    }

    @Test
    void limitsForWhatRekognitionDoesNotSayStopTheStart(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), "selfie: {glare: {most: 0.1}}\n");

        stops(rekognition.withPropertyValues("gangway.faces.profiles=" + file), file.toString());
    }

    /** As the application finds it, which also finds what is inside. */
    private static void scan(ConfigurableApplicationContext context) {
        new ClassPathBeanDefinitionScanner((BeanDefinitionRegistry) context).scan("org.gangway.biometrics");
    }

    private static void stops(ApplicationContextRunner start, String message) {
        start.run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining(message));
    }
}
