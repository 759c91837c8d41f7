// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.casefile.Condition;
import org.gangway.casefile.Reply;

/** Reads a rule table. */
public final class RuleTableFile {
    /** Only whoever publishes needs it, and it takes a while to load. */
    private static final class OnFirstUse {
        static final SchemaCheck SCHEMA = new SchemaCheck("/scenarios/rules/rules.schema.json");
    }

    private final YamlTree tree;
    private final Problems problems;
    private final Map<String, Condition> conditions = new HashMap<>();

    private RuleTableFile(String yaml) {
        tree = YamlTree.of(yaml);
        problems = new Problems(tree);
    }

    /** @throws BrokenScenario with every problem and its line */
    public static RuleTable parse(String yaml, String fileName) {
        RuleTableFile file = new RuleTableFile(yaml);
        if (!file.tree.unreadable()) {
            OnFirstUse.SCHEMA.check(file.tree.root(), file.problems);
            file.checkRules();
            file.checkBands();
        }
        file.problems.throwIfAny(fileName);
        return file.table(DigestUtils.sha256Hex(yaml));
    }

    /** A table that is published already, and so was found sound. */
    static RuleTable published(String yaml) {
        RuleTableFile file = new RuleTableFile(yaml);
        file.checkRules();
        file.problems.throwIfAny("published rule table");
        return file.table(DigestUtils.sha256Hex(yaml));
    }

    /** Whether this text means to be a rule table and not a scenario. */
    static boolean isOne(String yaml) {
        return YamlTree.of(yaml).root().has("rule-table");
    }

    private void checkRules() {
        Map<String, Integer> ids = new HashMap<>();
        JsonNode rules = tree.root().path("rules");
        for (int i = 0; i < rules.size(); i++) {
            String place = "/rules/" + i;
            String id = rules.get(i).path("id").asText();
            Integer before = ids.putIfAbsent(id, tree.line(place));
            if (before != null) {
                problems.add(place + "/id", "the rule " + id + " is there already, on line " + before + "; rename one");
            }
            compile(place + "/when", rules.get(i).path("when").asText());
        }
    }

    private void compile(String place, String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            conditions.put(place, CelCondition.compile(text, CelCondition.AgeOf.BIRTH_DATE));
        } catch (BrokenCondition e) {
            problems.add(place, e.problem());
        }
    }

    private void checkBands() {
        JsonNode bands = tree.root().path("bands");
        for (int i = 0; i < bands.size(); i++) {
            boolean last = i == bands.size() - 1;
            boolean open = !bands.get(i).has("up-to");
            if (last && !open) {
                problems.add("/bands/" + i + "/up-to", "the last band takes the rest; remove its up-to");
            } else if (!last && open) {
                problems.add("/bands/" + i, "only the last band may be without up-to; add it");
            } else if (i > 0 && !last && end(bands, i) <= end(bands, i - 1)) {
                problems.add("/bands/" + i + "/up-to", "up-to must rise from band to band; put the bands in order");
            }
        }
    }

    private static int end(JsonNode bands, int index) {
        return bands.get(index).path("up-to").asInt();
    }

    private RuleTable table(String hash) {
        JsonNode root = tree.root();
        return new RuleTable(
                root.get("rule-table").asText(), root.get("version").asInt(), hash, rules(), bands());
    }

    private List<RuleTable.Rule> rules() {
        List<RuleTable.Rule> rules = new ArrayList<>();
        for (JsonNode rule : tree.root().get("rules")) {
            Condition when = conditions.get("/rules/" + rules.size() + "/when");
            rules.add(new RuleTable.Rule(
                    rule.get("id").asText(),
                    Objects.requireNonNull(when),
                    rule.get("points").asInt(),
                    rule.get("reason").asText()));
        }
        return rules;
    }

    private List<RuleTable.Band> bands() {
        List<RuleTable.Band> bands = new ArrayList<>();
        for (JsonNode band : tree.root().get("bands")) {
            bands.add(new RuleTable.Band(
                    Optional.ofNullable(band.get("up-to")).map(JsonNode::asInt),
                    Reply.Kind.valueOf(band.get("verdict").asText().toUpperCase(Locale.ROOT))));
        }
        return bands;
    }
}
