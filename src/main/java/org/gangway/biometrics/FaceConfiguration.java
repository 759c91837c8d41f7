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

/** Wires the embedded engine and the bean {@code faces}; {@code gangway.faces.enabled=false} leaves both out. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "gangway.faces.enabled", matchIfMissing = true)
@EnableConfigurationProperties(FaceSettings.class)
class FaceConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedFaces faceEngine(@Value("${gangway.models.dir:models/weights}") Path models, FaceSettings settings) {
        return new EmbeddedFaces(models, settings);
    }

    @Bean
    Faces faces(FaceEngine engine, FaceSettings settings) {
        return new Faces(engine, settings);
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
