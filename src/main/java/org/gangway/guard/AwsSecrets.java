// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/** Reads secrets of AWS Secrets Manager, each a JSON object whose names are properties. Loaded only where some are named. */
final class AwsSecrets {
    private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};

    private AwsSecrets() {}

    /** @throws SecretRefused naming the secret that cannot be had, and never what is in one */
    static Map<String, Object> fetch(List<String> names, @Nullable String endpoint, @Nullable String region) {
        Map<String, Object> secrets = new HashMap<>();
        try (SecretsManagerClient client = client(endpoint, region)) {
            names.forEach(name -> secrets.putAll(properties(client, name)));
        }
        return secrets;
    }

    private static Map<String, String> properties(SecretsManagerClient client, String name) {
        try {
            return new ObjectMapper()
                    .readValue(
                            client.getSecretValue(call -> call.secretId(name)).secretString(), PROPERTIES);
        } catch (SdkException e) {
            throw new SecretRefused("gangway.secrets.aws: the secret " + name + " cannot be read ("
                    + e.getClass().getSimpleName() + "); look at its name, the region and the policy of this role");
        } catch (JsonProcessingException | IllegalArgumentException e) { // its message would quote the secret
            throw new SecretRefused("gangway.secrets.aws: the secret " + name
                    + " is not a JSON object of properties, as {\"gangway.crm.token\": \"…\"}");
        }
    }

    private static SecretsManagerClient client(@Nullable String endpoint, @Nullable String region) {
        SecretsManagerClientBuilder builder =
                SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint));
        }
        if (region != null) {
            builder.region(Region.of(region));
        }
        return builder.build();
    }
}
