// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
