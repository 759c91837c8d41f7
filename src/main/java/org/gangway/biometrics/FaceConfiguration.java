// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import java.util.Map;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.WhenStep;
import org.gangway.wire.OptionalSteps;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Wires the engine that {@code gangway.faces.engine} names and the bean {@code faces}; {@code gangway.faces.enabled=false}
 * leaves both out.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "gangway.faces.enabled", matchIfMissing = true)
@EnableConfigurationProperties(FaceSettings.class)
class FaceConfiguration {

    /** The settings first: they refuse an engine that nobody knows. */
    @Bean
    Faces faces(FaceSettings settings, FaceEngine engine) {
        return new Faces(engine, settings);
    }

    /** In this process. No {@code @Configuration} of its own: found by itself, it would not be asked whether faces are enabled. */
    @ConditionalOnProperty(name = "gangway.faces.engine", havingValue = "embedded", matchIfMissing = true)
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedFaces faceEngine(@Value("${gangway.models.dir:models/weights}") Path models, FaceSettings settings) {
            return new EmbeddedFaces(models, settings);
        }

        @Bean
        HealthIndicator faceModelsHealthIndicator(EmbeddedFaces engine) {
            return () -> (engine.usable() ? Health.up() : Health.down()).build();
        }

        /** Runs before the application calls itself ready. */
        @Bean
        ApplicationRunner facesReady(EmbeddedFaces engine) {
            return arguments -> engine.awaitReady();
        }
    }

    /** The optional step {@code find-duplicate}. In the test of its route the stranger of the demonstration photographs has a case. */
    @WhenStep(OptionalSteps.FIND_DUPLICATE)
    @WhenRole(Role.HANDS)
    @EnableConfigurationProperties(DuplicateSettings.class)
    static class Duplicating {

        /** @throws IllegalArgumentException if the engine makes nothing that could be kept and compared */
        @Bean
        Duplicates duplicates(FaceEngine engine, FaceSettings faces, DuplicateSettings settings, OpenFaces open) {
            if (!(engine instanceof EmbeddedFaces embedded)) {
                throw new IllegalArgumentException(
                        "gangway.faces.duplicates.enabled needs gangway.faces.engine=embedded: Amazon Rekognition compares two"
                                + " photos, and gives nothing by which a face could be looked for again");
            }
            if (settings.limit() > faces.match()) {
                throw new IllegalArgumentException(
                        "gangway.faces.duplicates.limit must not be above gangway.faces.match: a"
                                + " face is compared with all others, not with one");
            }
            return new Duplicates(new SelfieEmbedder(embedded), open, settings.limit(), engine.models());
        }

        @Bean
        @Profile("test-route")
        OpenFaces openFaces(EmbeddedFaces engine, @Value("${gangway.models.dir:models/weights}") Path models) {
            FacesInMemory faces = new FacesInMemory();
            byte[] photo = DemoPhotos.load(models).stranger();
            if (new SelfieEmbedder(engine).embed(photo, Map.of()) instanceof Duplicates.Embedded.Usable stranger) {
                faces.keep("the-strangers-case", "", stranger.face());
            }
            return faces;
        }
    }

    /** At Amazon. No model is loaded; only what decodes photos. */
    @ConditionalOnProperty(name = "gangway.faces.engine", havingValue = "rekognition")
    @EnableConfigurationProperties(RekognitionSettings.class)
    static class Rekognition {

        @Bean(destroyMethod = "close")
        RekognitionCalls rekognitionCalls(RekognitionSettings settings) {
            return new RekognitionCalls(RekognitionClients.client(
                    settings, DefaultCredentialsProvider.builder().build()));
        }

        @Bean
        RekognitionFaces faceEngine(
                @Value("${gangway.models.dir:models/weights}") Path models,
                RekognitionCalls calls,
                RekognitionSettings settings,
                FaceSettings faces) {
            Natives.beside(models).loadOpenCv();
            return new RekognitionFaces(calls, settings, faces);
        }
    }
}
