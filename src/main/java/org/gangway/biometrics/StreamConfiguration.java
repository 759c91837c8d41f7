// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.time.InstantSource;
import java.util.Optional;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** What the web channel needs for pages that stream to Face Liveness; it needs neither models nor what decodes photos. */
@WhenRole(Role.CHANNELS)
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "gangway.faces.engine", havingValue = "rekognition")
@EnableConfigurationProperties({RekognitionSettings.class, RekognitionPageSettings.class})
class StreamConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty("gangway.faces.rekognition.page.role")
    RekognitionStream streamedLiveness(RekognitionSettings settings, RekognitionPageSettings page) {
        AwsCredentialsProvider own = DefaultCredentialsProvider.builder().build();
        String role = Optional.ofNullable(page.role()).orElseThrow();
        return new RekognitionStream(
                new RekognitionCalls(RekognitionClients.client(settings, own)),
                settings,
                new PageKeys(sts(settings, page, own), role, InstantSource.system()),
                page);
    }

    static StsClient sts(RekognitionSettings settings, RekognitionPageSettings page, AwsCredentialsProvider own) {
        return StsClient.builder()
                .region(Region.of(settings.chosenRegion()))
                .applyMutation(b -> Optional.ofNullable(page.sts()).ifPresent(b::endpointOverride))
                .credentialsProvider(own)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.attempt())
                        .socketTimeout(settings.attempt()))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(settings.attempt())
                        .build())
                .build();
    }
}
