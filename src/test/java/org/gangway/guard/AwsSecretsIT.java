// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.gangway.aws.AwsEndpoint;
import org.gangway.aws.Moto;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Against moto. */
class AwsSecretsIT {

    private static Moto aws;

    @BeforeAll
    static void start() {
        aws = Moto.start();
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        try (SecretsManagerClient client = aws.client(SecretsManagerClient.builder())) {
            client.createSecret(call -> call.name("gangway/crm").secretString("{\"gangway.crm.token\": \"t-1\"}"));
            client.createSecret(call -> call.name("gangway/mail")
                    .secretString("{\"gangway.mail.username\": \"u\", \"gangway.mail.password\": \"p-1\"}"));
            client.createSecret(call -> call.name("gangway/broken").secretString("just-a-password"));
        }
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (aws != null) {
            aws.close();
        }
    }

    @Test
    void secretsArePropertiesAndGoBeforeAllOthers() {
        StandardEnvironment environment = start("gangway/crm,gangway/mail");
        assertThat(environment.getProperty("gangway.crm.token")).isEqualTo("t-1");
        assertThat(environment.getProperty("gangway.mail.password")).isEqualTo("p-1");
    }

    @Test
    void whatCannotBeReadIsNamedInOneLineAndNeverQuoted() {
        assertThatThrownBy(() -> start("gangway/crm,gangway/absent"))
                .isInstanceOf(SecretRefused.class)
                .hasMessageContaining("gangway/absent")
                .hasNoCause();
        assertThatThrownBy(() -> start("gangway/broken"))
                .isInstanceOf(SecretRefused.class)
                .hasMessageContaining("gangway/broken is not a JSON object")
                .hasMessageNotContaining("just-a-password")
                .hasNoCause();
    }

    private static StandardEnvironment start(String names) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles("production");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "a file",
                        new HashMap<>(Map.of(
                                "gangway.secrets.aws",
                                names,
                                "gangway.secrets.endpoint",
                                aws.endpoint().toString(),
                                "gangway.secrets.region",
                                AwsEndpoint.REGION.id(),
                                "gangway.crm.token",
                                "of a file"))));
        new SecretsAtStart().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
