// SPDX-License-Identifier: Apache-2.0
package org.gangway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gangway.Skips;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What helm and Kubernetes' own schemas say of the chart. */
class ChartSchemasTest {
    private static final Path VALIDATE = Path.of("target/venv-chart/bin/kubernetes-validate");

    @BeforeAll
    static void helm() {
        Helm.orSkip();
    }

    @ParameterizedTest
    @EnumSource
    void helmFindsNothingToComplainOf(Installation installation) {
        Helm.Said said = Helm.lint(installation.values);
        assertThat(said.status()).as(said.text() + said.problems()).isZero();
    }

    /** Those of the Prometheus operator are not Kubernetes' own, so it has no schema of them. */
    @ParameterizedTest
    @EnumSource
    void kubernetesKnowsEveryObjectAndEveryMemberOfIt(Installation installation, @TempDir Path folder)
            throws IOException {
        Skips.unless(
                Files.isExecutable(VALIDATE), "kubernetes-validate is absent (src/test/python/make-venvs.sh chart)");
        List<JsonNode> objects = installation.objects().stream()
                .filter(object -> !object.path("apiVersion").asText().startsWith("monitoring.coreos.com/"))
                .toList();
        Helm.Said said = validated(objects, folder.resolve("objects.yaml"));
        assertThat(said.status()).as(said.text() + said.problems()).isZero();
        assertThat(said.text())
                .as("every kind is known")
                .contains("deployment/gangway-process")
                .doesNotContain("WARN");
        ((ObjectNode) objects.getLast().path("spec")).put("nonsense", true);
        assertThat(validated(objects, folder.resolve("nonsense.yaml")).status()).isNotZero();
        ((ObjectNode) objects.getLast().path("spec")).remove("nonsense");
    }

    private static Helm.Said validated(List<JsonNode> objects, Path file) throws IOException {
        StringBuilder yaml = new StringBuilder();
        for (JsonNode object : objects) {
            yaml.append(new YAMLMapper().writeValueAsString(object));
        }
        Files.writeString(file, yaml);
        return Helm.run(List.of(VALIDATE.toString(), "--strict", "-k", "1.30", "-k", "1.37", file.toString()));
    }
}
