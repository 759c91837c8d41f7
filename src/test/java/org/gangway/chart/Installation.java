// SPDX-License-Identifier: Apache-2.0
package org.gangway.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

/** The chart as rendered: with no more than what it asks for, and with the example in the documentation. */
enum Installation {
    SMALL(List.of(
            "--set", "image.repository=gangway",
            "--set", "keys.claim=gangway-keys",
            "--set", "config.gangway\\.kafka\\.bootstrap-servers=kafka:9092")),
    PRODUCTION(List.of("--values", "docs/examples/kubernetes/production.values.yaml"));

    final List<String> values;
    private Optional<List<JsonNode>> rendered = Optional.empty();

    Installation(List<String> values) {
        this.values = values;
    }

    List<JsonNode> objects() {
        List<JsonNode> objects = rendered.orElseGet(this::render);
        rendered = Optional.of(objects);
        return objects;
    }

    Stream<JsonNode> all(String kind) {
        return objects().stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    JsonNode one(String kind, String name) {
        List<JsonNode> found =
                all(kind).filter(object -> name(object).equals(name)).toList();
        assertThat(found).as(kind + " " + name).hasSize(1);
        return found.getFirst();
    }

    /** The properties in the ConfigMap that a Deployment mounts. */
    Map<String, String> properties(JsonNode deployment) {
        String configMap = elements(pod(deployment).path("volumes"))
                .map(volume -> volume.at("/configMap/name").asText())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
        String yaml =
                one("ConfigMap", configMap).at("/data").path("application.yaml").asText();
        Map<String, String> properties = new LinkedHashMap<>();
        for (EnumerablePropertySource<?> source : sources(yaml)) {
            for (String property : source.getPropertyNames()) {
                properties.put(property, String.valueOf(source.getProperty(property)));
            }
        }
        return properties;
    }

    /** Names of the Secrets that a Deployment mounts. */
    static List<String> secrets(JsonNode deployment) {
        return pod(deployment).findValues("secret").stream()
                .map(secret -> secret.path("name").asText())
                .toList();
    }

    static JsonNode pod(JsonNode deployment) {
        return deployment.at("/spec/template/spec");
    }

    static JsonNode container(JsonNode deployment) {
        assertThat(pod(deployment).path("containers")).hasSize(1);
        return pod(deployment).path("containers").path(0);
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<EnumerablePropertySource<?>> sources(String yaml) {
        try {
            return new YamlPropertySourceLoader()
                    .load("config", new ByteArrayResource(yaml.getBytes(UTF_8))).stream()
                            .<EnumerablePropertySource<?>>map(source -> (EnumerablePropertySource<?>) source)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> render() {
        Helm.Said said = Helm.template(values);
        assertThat(said.status()).as(said.problems()).isZero();
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(said.text())) {
            return documents.readAll().stream()
                    .filter(Objects::nonNull)
                    .filter(JsonNode::isObject)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
