// SPDX-License-Identifier: Apache-2.0
package org.gangway.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gangway.wire.Json;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every property there is: Gangway's own, as docs/operations.md lists them, and those that Spring Boot describes. */
record KnownProperties(Set<String> names) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(gangway\\.[a-z0-9.-]+)` \\|");
    /** Those that hold more than one value, under names of their own. */
    private static final Set<String> OPEN =
            Set.of("gangway.kafka.properties", "gangway.console.users", "logging.level");

    static KnownProperties read() throws IOException {
        Set<String> names = new TreeSet<>();
        ROW.matcher(Files.readString(Path.of("docs/operations.md"))).results().forEach(row -> names.add(row.group(1)));
        for (Resource metadata : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:META-INF/spring-configuration-metadata.json")) {
            try (InputStream content = metadata.getInputStream()) {
                for (JsonNode property : Json.MAPPER.readTree(content).path("properties")) {
                    names.add(property.path("name").asText());
                }
            }
        }
        return new KnownProperties(names);
    }

    boolean contains(String property) {
        return names.contains(property)
                || OPEN.stream().anyMatch(open -> property.startsWith(open + ".") || property.startsWith(open + "["));
    }
}
