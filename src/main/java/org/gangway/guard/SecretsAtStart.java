// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Secrets come from files, the environment or AWS Secrets Manager. On a command line every user of the machine could
 * read them; outside the profile {@code local} a start with one there is refused.
 */
public final class SecretsAtStart implements EnvironmentPostProcessor, Ordered {
    private static final String NAMES = "gangway.secrets.aws";

    /** After the configuration files, which say what to fetch, and which profile this is. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            refuseInSight(environment);
        }
        List<String> names = Arrays.stream(environment.getProperty(NAMES, String[].class, new String[0]))
                .filter(name -> !name.isBlank())
                .toList();
        if (!names.isEmpty()) {
            Map<String, Object> secrets = AwsSecrets.fetch(
                    names,
                    environment.getProperty("gangway.secrets.endpoint"),
                    environment.getProperty("gangway.secrets.region"));
            environment.getPropertySources().addFirst(new MapPropertySource("secrets of AWS", secrets));
        }
    }

    private static void refuseInSight(ConfigurableEnvironment environment) {
        TreeSet<String> inSight = new TreeSet<>();
        environment.getPropertySources().stream()
                .flatMap(SecretsAtStart::inSight)
                .filter(SecretNames::isSecret)
                .forEach(inSight::add);
        if (!inSight.isEmpty()) {
            throw new SecretRefused(String.join(", ", inSight)
                    + ": a secret on the command line can be read by every user of the machine; put it into a file"
                    + " (spring.config.import=configtree:/run/secrets/), the environment or AWS Secrets Manager");
        }
    }

    private static Stream<String> inSight(PropertySource<?> source) {
        boolean commandLine = source instanceof CommandLinePropertySource<?>
                || source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        return commandLine && source instanceof EnumerablePropertySource<?> names
                ? Arrays.stream(names.getPropertyNames())
                : Stream.empty();
    }
}
