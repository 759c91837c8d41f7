// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class SecretsAtStartTest {

    private static final String MARKER = "marker-of-a-secret";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gangway.crm.token",
                "gangway.core-banking.password",
                "gangway.mail.password",
                "gangway.console.oidc.client-secret",
                "gangway.console.users[0].password",
                "gangway.esign.connect-keys",
                "gangway.esign.connect-keys[0]",
                "gangway.kafka.properties.sasl.jaas.config",
                "gangway.kafka.properties.ssl.key.password",
                "gangway.kafka.properties.ssl.keystore.key",
                "server.ssl.key-store-password",
                "spring.mail.password"
            })
    void aSecretOnTheCommandLineIsRefusedWithoutQuotingIt(String name) {
        assertThatThrownBy(() -> start("production", "--" + name + "=" + MARKER))
                .isInstanceOf(SecretRefused.class)
                .hasMessageContaining(name)
                .hasMessageContaining("configtree:/run/secrets/")
                .hasMessageNotContaining(MARKER);
        start("local", "--" + name + "=" + MARKER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gangway.bank.key",
                "gangway.console.oidc.token-uri",
                "gangway.console.oidc.keys-uri",
                "gangway.secrets.aws",
                "gangway.kafka.properties.ssl.keystore.location",
                "gangway.hands.keys-in-memory"
            })
    void whatIsNoSecretMayStandThere(String name) {
        assertThat(SecretNames.isSecret(name)).isFalse();
    }

    @Test
    void aSecretInAFileOrTheEnvironmentIsTaken() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles("production");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("a file", new HashMap<>(Map.of("gangway.crm.token", MARKER))));
        new SecretsAtStart().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("gangway.crm.token")).isEqualTo(MARKER);
    }

    @Test
    void noSettingsPrintTheirSecrets() throws Exception {
        List<String> bound = new ArrayList<>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var found : scanner.findCandidateComponents("org.gangway")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            ConfigurationProperties properties = AnnotationUtils.findAnnotation(type, ConfigurationProperties.class);
            if (properties != null && type.isRecord()) {
                Object settings = new Binder(new MapConfigurationPropertySource(marked(properties.prefix())))
                        .bindOrCreate(properties.prefix(), type);
                assertThat(settings.toString()).as(type.getName()).doesNotContain(MARKER);
                bound.add(type.getSimpleName());
            }
        }
        assertThat(bound).hasSizeGreaterThan(10).contains("KafkaAccess", "MailSettings", "ConsoleSettings");
    }

    private static Map<String, String> marked(String prefix) {
        Map<String, String> marked = new TreeMap<>();
        Stream.of(
                        "gangway.kafka.properties.sasl.jaas.config",
                        "gangway.mail.password",
                        "gangway.console.oidc.client-secret",
                        "gangway.sandbox.esign-key")
                .filter(name -> name.startsWith(prefix + "."))
                .forEach(name -> marked.put(name, MARKER));
        if (prefix.equals("gangway.console")) {
            marked.put("gangway.console.users[0].login", "ada");
            marked.put("gangway.console.users[0].password", MARKER);
            marked.put("gangway.console.users[0].roles", "reviewer");
        }
        return marked;
    }

    private static void start(String profile, String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        new SecretsAtStart().postProcessEnvironment(environment, new SpringApplication());
    }
}
