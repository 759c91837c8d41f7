// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every route of a step keeps to, so that no record is lost and no team needs to know how that is done. */
public final class RouteContract {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String SOURCE = "kamelet:step-source";
    private static final String REPLY = "kamelet:step-reply";

    /** Work that these start leaves the consumer's thread, waits on it, or goes where the file does not say. */
    private static final Set<String> FORBIDDEN = Set.of(
            "aggregate",
            "delay",
            "dynamicRouter",
            "kamelet",
            "loadBalance",
            "recipientList",
            "resequence",
            "routingSlip",
            "saga",
            "sample",
            "threads",
            "throttle",
            "toD",
            "wireTap");

    private static final Set<String> NEED_ID =
            Set.of("bean", "choice", "enrich", "poll", "pollEnrich", "process", "to");
    private static final Set<String> FORBIDDEN_SCHEMES = Set.of("kafka", "seda", "disruptor", "vm");

    private final String file;
    private final List<String> violations = new ArrayList<>();

    private RouteContract(String file) {
        this.file = file;
    }

    /**
     * Checks one file against Camel's own schema and against our rules.
     *
     * @param file its name, {@code <step>.camel.yaml}
     * @return every violation, as a sentence that says what to do; empty if there is none
     */
    public static List<String> check(String file, String yaml) {
        RouteContract contract = new RouteContract(file);
        contract.checkAll(yaml, true);
        return List.copyOf(contract.violations);
    }

    /** The same without Camel's schema, which takes a second to load: Camel itself refuses what that would find. */
    static List<String> checkRules(String file, String yaml) {
        RouteContract contract = new RouteContract(file);
        contract.checkAll(yaml, false);
        return List.copyOf(contract.violations);
    }

    /** @throws RoutesUnusable naming all of them, if there are any */
    static void require(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new RoutesUnusable("routes break the contract:\n- " + String.join("\n- ", violations), null);
        }
    }

    private void checkAll(String yaml, boolean withSchema) {
        JsonNode tree;
        try {
            tree = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            violation("is not YAML (line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")");
            return;
        }
        if (withSchema && tree.isArray()) {
            RouteSchema.violations(tree).forEach(this::violation);
        }
        if (!tree.isArray() || tree.size() != 1 || !tree.get(0).has("route")) {
            violation("must hold exactly one '- route:'");
            return;
        }
        checkRoute(tree.get(0).get("route"));
    }

    private void checkRoute(JsonNode route) {
        String step =
                file.endsWith(StepRoutes.ENDING) ? file.substring(0, file.length() - StepRoutes.ENDING.length()) : file;
        require(file.endsWith(StepRoutes.ENDING), "must be named <step>" + StepRoutes.ENDING);
        require(step.equals(text(route, "id")), "id must be " + step + ", as the file is named");
        require(!text(route, "description").isBlank(), "needs a description that a banker understands");
        require(!text(route, "note").isBlank(), "needs a note that says who owns it");
        require("failures".equals(text(route, "routeConfigurationId")), "needs routeConfigurationId: failures");
        JsonNode from = route.path("from");
        require(SOURCE.equals(text(from, "uri")), "must start with from: {uri: " + SOURCE + "}");
        require(step.equals(text(from.path("parameters"), "step")), "must read the commands of step " + step);
        checkEnd(from.path("steps"));
        checkNodes(from.path("steps"));
    }

    private void checkEnd(JsonNode steps) {
        JsonNode last = steps.isEmpty() ? steps : steps.get(steps.size() - 1);
        JsonNode to = last.path("to");
        String uri = to.isTextual() ? to.textValue() : text(to, "uri");
        require(REPLY.equals(uri), "must end with to: {id: reply, uri: " + REPLY + "}");
    }

    private void checkNodes(JsonNode node) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            checkNode(entry.getKey(), entry.getValue());
        }
        node.forEach(this::checkNodes);
    }

    private void checkNode(String name, JsonNode value) {
        require(
                !FORBIDDEN.contains(name),
                name + " is forbidden: what happens between source and reply stays on one thread");
        require(
                !name.equals("parallelProcessing") || !value.asBoolean(),
                "parallelProcessing is forbidden: what happens between source and reply stays on one thread");
        if (NEED_ID.contains(name)) {
            require(!text(value, "id").isBlank(), name + " needs an id: it leaves the route or decides");
        }
        if (name.equals("uri") || (name.equals("to") && value.isTextual())) {
            checkUri(value.asText());
        }
        if (value.isTextual()) {
            require(
                    !value.textValue().strip().contains("\n") || isProse(name),
                    name + " has several lines: make it a bean");
        }
        if (name.equals("log")) {
            require(!value.toString().contains("{body"), "log must not print the body: it holds personal data");
        }
    }

    private static boolean isProse(String name) {
        return name.equals("description") || name.equals("note");
    }

    private void checkUri(String uri) {
        String scheme = uri.split(":", 2)[0];
        require(
                !FORBIDDEN_SCHEMES.contains(scheme),
                scheme + ": is forbidden; the kamelets are the only way to other threads and to Kafka");
        require(!uri.contains("?"), "uri " + scheme + ": has a query; write it as parameters");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            violation(otherwise);
        }
    }

    private void violation(String what) {
        violations.add(file + ": " + what);
    }
}
