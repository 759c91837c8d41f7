// SPDX-License-Identifier: Apache-2.0
package org.gangway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gangway.Skips;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files under {@code monitoring/}; that every metric in them is exported is {@code SeeingIT}'s. */
class MonitoringFilesTest {
    private final JsonNode dashboard;

    MonitoringFilesTest() throws IOException {
        dashboard = Json.MAPPER.readTree(MetricNames.DASHBOARD.toFile());
    }

    @Test
    void theDashboardIsOneThatGrafanaImports() {
        assertThat(schema().validate(dashboard)).isEmpty();
        ((ObjectNode) dashboard.path("panels").path(1)).put("type", "grph");
        assertThat(schema().validate(dashboard)).as("a panel of no known kind").isNotEmpty();
    }

    @Test
    void noTwoPanelsHaveTheSameNumberOrPlace() {
        List<JsonNode> panels = StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .toList();
        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels.stream()
                        .map(panel -> panel.path("gridPos").path("x") + "/"
                                + panel.path("gridPos").path("y")))
                .doesNotHaveDuplicates();
    }

    @Test
    void thePageForOperatorsExplainsEveryMetricOfOurs() throws IOException {
        String page = Files.readString(Path.of("docs/operations.md"));
        assertThat(MetricNames.asked().stream()
                        .filter(name -> name.startsWith("gangway_"))
                        .map(name -> name.replaceAll("_(bucket|count|sum)$", "")))
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(page).contains("`" + name));
    }

    @ParameterizedTest
    @CsvSource({
        "sum by (step) (rate(gangway_a_total{x=\"gangway_b\"}[5m])) > 5, gangway_a_total",
        "absent(gangway_a{list!=\"x\"}), gangway_a",
        "0.5 * gangway_a, gangway_a",
        "up == 0, ''"
    })
    void theMetricOfAQueryIsFound(String query, String metric) {
        assertThat(MetricNames.in(query)).isEqualTo(metric.isEmpty() ? Set.of() : Set.of(metric));
    }

    @Test
    void prometheusTakesTheRulesAndTheyFireWhenTheyShould() throws Exception {
        Skips.unless(present(), "promtool is not installed (Debian package prometheus)");
        assertThat(promtool("check", "rules", MetricNames.RULES.toString())).isZero();
        assertThat(promtool("test", "rules", "monitoring/gangway.rules.test.yaml"))
                .isZero();
    }

    private static boolean present() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> new File(folder, "promtool").canExecute());
    }

    private static int promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(MonitoringFilesTest.class.getResourceAsStream("/monitoring/dashboard.schema.json"));
    }
}
