// SPDX-License-Identifier: Apache-2.0
package org.gangway.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A running emulator of AWS. Close it at the end of the test class. */
public interface AwsEndpoint extends AutoCloseable {
    Region REGION = Region.EU_CENTRAL_1;

    /** {@code http://127.0.0.1:<port>}, the same for every AWS API. */
    URI endpoint();

    /** A client that talks to this emulator: {@code localStack.client(KmsClient.builder())}. */
    default <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(B builder) {
        return builder.endpointOverride(endpoint())
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    void close();
}
