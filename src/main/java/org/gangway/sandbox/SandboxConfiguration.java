// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;

/** Starts the sandbox inside the application, in the profile {@code local} only, unless it runs somewhere else. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@ConditionalOnExpression("${gangway.sandbox.embedded:true}")
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxConfiguration {

    @Bean(destroyMethod = "close")
    @Lazy(false)
    Sandbox sandbox(SandboxSettings settings, @Value("${gangway.data:data}") Path data) {
        return Sandbox.start(settings, data);
    }
}
