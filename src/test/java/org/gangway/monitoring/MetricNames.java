// SPDX-License-Identifier: Apache-2.0
package org.gangway.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gangway.wire.Json;

/** The metrics that the dashboard and the alert rules ask for. */
public final class MetricNames {
    static final Path DASHBOARD = Path.of("monitoring/gangway.dashboard.json");
    static final Path RULES = Path.of("monitoring/gangway.rules.yaml");

    /** Whether a target answers is Prometheus' own knowledge. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b(?!\\s*\\()(?<![0-9.])");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private MetricNames() {}

    /** All of both files. */
    public static Set<String> asked() {
        try {
            List<String> queries = new ArrayList<>(queries(Json.MAPPER.readTree(DASHBOARD.toFile())));
            queries.addAll(queries(new YAMLMapper().readTree(RULES.toFile())));
            return queries.stream().flatMap(query -> in(query).stream()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<String> queries(JsonNode file) {
        return file.findValuesAsText("expr");
    }

    static Set<String> in(String query) {
        String bare = RANGE.matcher(
                        LABELS.matcher(query.replaceAll("\"[^\"]*\"", "")).replaceAll(" "))
                .replaceAll(" ");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name) && !OF_PROMETHEUS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
