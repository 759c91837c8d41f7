// SPDX-License-Identifier: Apache-2.0
package org.gangway.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gangway.chart.Installation.container;
import static org.gangway.chart.Installation.elements;
import static org.gangway.chart.Installation.pod;
import static org.gangway.chart.Installation.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.convert.DurationStyle;

/** What the chart promises, looked up in what helm makes of it. */
class ChartTest {
    @BeforeAll
    static void helm() {
        Helm.orSkip();
    }

    @Test
    void everyRoleIsThereOnceAndEveryStepOfTheScenario() throws IOException {
        Pattern step = Pattern.compile("(?:do|check): ([a-z-]+)");
        Stream<String> scenario = step.matcher(Files.readString(Path.of("scenarios/retail-account.scenario.yaml")))
                .results()
                .map(found -> "hands " + found.group(1));
        assertThat(roles(Installation.SMALL))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("process", "channels", "console,hands none", "hands close-case"), scenario)
                        .toList());
        assertThat(roles(Installation.PRODUCTION))
                .doesNotHaveDuplicates()
                .containsAll(roles(Installation.SMALL))
                .contains("rescreening");
    }

    @ParameterizedTest
    @EnumSource
    void everyStepIsARouteOfTheProgram(Installation installation) {
        assertThat(roles(installation).stream()
                        .filter(role -> role.startsWith("hands "))
                        .map(role -> role.substring("hands ".length())))
                .allMatch(step -> step.equals("announce") || Files.exists(Path.of("routes/" + step + ".camel.yaml")));
    }

    @ParameterizedTest
    @EnumSource
    void everyPropertyExists(Installation installation) throws IOException {
        KnownProperties known = KnownProperties.read();
        assertThat(known.contains("gangway.crm.tokn")).isFalse();
        assertThat(known.contains("server.forward-header-strategy")).isFalse();
        assertThat(installation.all("Deployment")).allSatisfy(deployment -> assertThat(
                        installation.properties(deployment).keySet())
                .isNotEmpty()
                .allMatch(known::contains));
    }

    @ParameterizedTest
    @EnumSource
    void noConfigMapHoldsASecret(Installation installation) {
        assertThat(installation.all("Deployment"))
                .allSatisfy(deployment -> assertThat(installation.properties(deployment))
                        .allSatisfy((property, value) -> assertThat(value)
                                .matches(text -> !Secrets.isOne(property) || text.matches("\\$\\{[^:}]+}"))));
    }

    /** Who takes over a channel finds neither the principal that reads case-keys nor anybody's password but the channel's. */
    @Test
    void theSecretOfAPrincipalIsMountedByItsRoleOnly() {
        Map<String, Long> mounted = Installation.PRODUCTION
                .all("Deployment")
                .flatMap(deployment -> secrets(deployment).stream())
                .filter(secret -> secret.startsWith("gangway-kafka-"))
                .collect(Collectors.groupingBy(secret -> secret, Collectors.counting()));
        assertThat(mounted)
                .hasSize((int) Installation.PRODUCTION.all("Deployment").count())
                .allSatisfy((secret, times) -> assertThat(times).isOne());
        assertThat(secrets(Installation.PRODUCTION.one("Deployment", "gangway-channels")))
                .containsExactlyInAnyOrder("gangway-kafka-channels", "gangway-staff");
    }

    @ParameterizedTest
    @EnumSource
    void everyPodIsRestricted(Installation installation) {
        assertThat(installation.all("Deployment")).allSatisfy(deployment -> {
            JsonNode pod = pod(deployment);
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/fsGroup").isMissingNode()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            JsonNode context = container(deployment).path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(container(deployment).at("/resources/limits/memory").asText())
                    .isNotEmpty();
        });
        assertThat(installation.all("Deployment").map(pod -> pod(pod).path("serviceAccountName")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void probesAskOnlyForLivenessAndReadiness(Installation installation) throws IOException {
        JsonNode settings = new YAMLMapper()
                .readTree(Path.of("src/main/resources/application.yaml").toFile());
        assertThat(settings.at("/management/endpoint.health/probes.enabled").asBoolean())
                .as("without it there are no such groups")
                .isTrue();
        assertThat(installation.all("Deployment")).allSatisfy(deployment -> {
            JsonNode container = container(deployment);
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/actuator/health/liveness");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/actuator/health/liveness");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/actuator/health/readiness");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aPodHasTimeToStop(Installation installation) throws IOException {
        JsonNode settings = new YAMLMapper()
                .readTree(Path.of("src/main/resources/application.yaml").toFile());
        Duration phase = DurationStyle.detectAndParse(
                settings.at("/spring/lifecycle.timeout-per-shutdown-phase").asText());
        assertThat(installation.all("Deployment")).allSatisfy(deployment -> assertThat(
                        pod(deployment).path("terminationGracePeriodSeconds").asLong())
                .isGreaterThan(3 * phase.toSeconds()));
    }

    @Test
    void customersReachWhatIsOpenToAnybodyAndNoMore() throws IOException {
        TreeSet<String> open = Pattern.compile("(?m)^\\| `(?:GET|POST) (/[^`{*]*)[^`]*` \\| (?:yes|own) ")
                .matcher(Files.readString(Path.of("docs/security.md")))
                .results()
                .map(row -> row.group(1).replaceAll("(?<=.)/$", ""))
                .map(path -> path.startsWith("/certificates") ? "/certificates" : path)
                .filter(path -> !path.matches("/(console|webjars|login|logout|actuator).*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(elements(Installation.PRODUCTION
                                .one("Ingress", "gangway-customers")
                                .at("/spec/rules/0/http/paths"))
                        .map(path -> path.path("path").asText()))
                .containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void theAlertsAreThoseOfTheMonitoringFile() throws IOException {
        assertThat(Installation.PRODUCTION.one("PrometheusRule", "gangway").path("spec"))
                .isEqualTo(new YAMLMapper()
                        .readTree(Path.of("monitoring/gangway.rules.yaml").toFile()));
    }

    @Test
    void theImageHasNoSandbox() throws IOException {
        assertThat(Files.readAllLines(Path.of("Dockerfile")))
                .filteredOn(line -> line.startsWith("COPY"))
                .hasSizeGreaterThan(2)
                .noneMatch(line -> line.contains("sandbox") || line.matches(".* target/dist/? .*"));
    }

    private static List<String> roles(Installation installation) {
        return installation
                .all("Deployment")
                .map(installation::properties)
                .map(properties -> properties.get("gangway.roles")
                        + (properties.containsKey("gangway.steps") ? " " + properties.get("gangway.steps") : ""))
                .toList();
    }
}
