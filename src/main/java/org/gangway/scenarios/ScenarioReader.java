// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.gangway.casefile.Condition;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Pace;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Scenario.Stage;
import org.gangway.casefile.Step;

/** Builds the domain's scenario from a file that has been found sound. */
final class ScenarioReader {
    private static final String REFER_QUEUE = "compliance";
    private static final int RETAKE_AT_MOST = 3;

    private final JsonNode root;
    private final Conditions conditions;

    ScenarioReader(JsonNode root, Conditions conditions) {
        this.root = root;
        this.conditions = conditions;
    }

    Scenario read(String hash) {
        List<Stage> stages = new ArrayList<>();
        for (JsonNode step : root.get("steps")) {
            stages.add(stage(step, "/steps/" + stages.size()));
        }
        return new Scenario(
                root.get("scenario").asText(),
                root.get("version").asInt(),
                hash,
                texts(root.get("languages"), Function.identity()),
                List.copyOf(stages),
                steps(root.path("finally"), "/finally/"),
                limits());
    }

    private Map<String, Map<String, Limit>> limits() {
        Map<String, Map<String, Limit>> profiles = new TreeMap<>();
        root.path("profiles").properties().forEach(profile -> {
            Map<String, Limit> rules = new TreeMap<>();
            profile.getValue().properties().forEach(rule -> rules.put(rule.getKey(), limit(rule.getValue())));
            profiles.put(profile.getKey(), Collections.unmodifiableMap(rules));
        });
        return Collections.unmodifiableMap(profiles);
    }

    private static Limit limit(JsonNode node) {
        return new Limit(
                node.has("least") ? node.get("least").asDouble() : null,
                node.has("most") ? node.get("most").asDouble() : null,
                node.has("refer") ? node.get("refer").asBoolean() : null);
    }

    private Stage stage(JsonNode step, String pointer) {
        return step.has("all")
                ? new Stage(steps(step.get("all"), pointer + "/all/"))
                : new Stage(List.of(step(step, pointer)));
    }

    private List<Step> steps(JsonNode list, String pointer) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : list) {
            steps.add(step(step, pointer + steps.size()));
        }
        return List.copyOf(steps);
    }

    private Step step(JsonNode node, String pointer) {
        Optional<Condition> when = conditions.at(pointer + "/when");
        List<String> needs = texts(node.path("needs"), Function.identity());
        Pace pace = pace(node);
        if (node.has("ask")) {
            return ask(node, pointer, pace);
        }
        if (node.has("confirm")) {
            return new Step.Confirm(node.get("confirm").asText(), when, pace);
        }
        if (node.has("check")) {
            return check(node, pointer, needs, pace);
        }
        return node.has("do")
                ? new Step.Do(node.get("do").asText(), needs, when, pace)
                : new Step.Review(
                        node.get("review").asText(), needs, node.get("queue").asText(), when, pace);
    }

    private Step ask(JsonNode node, String pointer, Pace pace) {
        return new Step.Ask(
                node.get("ask").asText(),
                node.get("type").asText(),
                node.get("type").asText().equals("liveness") ? Optional.of("liveness") : text(node, "profile"),
                conditions.at(pointer + "/rule"),
                text(node, "refused"),
                conditions.at(pointer + "/when"),
                pace);
    }

    private Step check(JsonNode node, String pointer, List<String> needs, Pace pace) {
        return new Step.Check(
                node.get("check").asText(),
                needs,
                text(node, "retake"),
                node.path("at-most").asInt(RETAKE_AT_MOST),
                text(node, "refer").orElse(REFER_QUEUE),
                text(node, "fail"),
                conditions.at(pointer + "/when"),
                pace);
    }

    private static Pace pace(JsonNode node) {
        return new Pace(
                duration(node, "remind"),
                duration(node, "expire"),
                duration(node, "reply"),
                Optional.ofNullable(node.get("retry")).map(retry -> texts(retry, Duration::parse)));
    }

    private static Optional<Duration> duration(JsonNode node, String key) {
        return text(node, key).map(Duration::parse);
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).map(JsonNode::asText);
    }

    private static <T> List<T> texts(JsonNode list, Function<String, T> read) {
        List<T> texts = new ArrayList<>();
        list.forEach(item -> texts.add(read.apply(item.asText())));
        return List.copyOf(texts);
    }
}
