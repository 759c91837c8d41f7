// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Makes the SDK's client. */
final class EventBridgeClients {
    private EventBridgeClients() {}

    /** Without tries of its own: {@link EventBus} makes them, and knows which entries. */
    static EventBridgeClient client(EventBridgeSettings settings) {
        return EventBridgeClient.builder()
                .region(Region.of(settings.region()))
                .applyMutation(
                        b -> java.util.Optional.ofNullable(settings.endpoint()).ifPresent(b::endpointOverride))
                .credentialsProvider(credentials(settings.credentials()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.attempt())
                        .socketTimeout(settings.attempt()))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(settings.attempt())
                        .build())
                .build();
    }

    private static AwsCredentialsProvider credentials(EventBridgeSettings.Credentials credentials) {
        return switch (credentials) {
            case CHAIN -> DefaultCredentialsProvider.builder().build();
            case NONE -> AnonymousCredentialsProvider.create();
        };
    }
}
