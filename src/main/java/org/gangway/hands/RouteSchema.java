// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The schema of Camel's YAML, as camel-yaml-dsl brings it. */
final class RouteSchema {
    private static final String PLACE = "/schema/camelYamlDsl.json";

    private RouteSchema() {}

    static List<String> violations(JsonNode file) {
        return Loaded.SCHEMA.validate(file).stream()
                .map(error -> "at " + error.getInstanceLocation() + ": " + error.getMessage())
                .distinct()
                .toList();
    }

    private static final class Loaded {
        private static final Schema SCHEMA = load();

        private static Schema load() {
            try (InputStream in = org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader.class.getResourceAsStream(PLACE)) {
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                        .getSchema(Objects.requireNonNull(in, PLACE), InputFormat.JSON);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
