// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Makes the SDK's client. */
final class RekognitionClients {
    private RekognitionClients() {}

    /** Tries again with growing pauses what throttling or a fault stopped, as the SDK's standard strategy does. */
    static RekognitionClient client(RekognitionSettings settings, AwsCredentialsProvider credentials) {
        return RekognitionClient.builder()
                .region(Region.of(settings.chosenRegion()))
                .applyMutation(b -> Optional.ofNullable(settings.endpoint()).ifPresent(b::endpointOverride))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.attempt())
                        .socketTimeout(settings.attempt()))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(settings.tries())
                                .build())
                        .apiCallAttemptTimeout(settings.attempt())
                        .apiCallTimeout(settings.limit())
                        .build())
                .build();
    }
}
