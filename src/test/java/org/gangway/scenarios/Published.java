// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Small scenarios, rule tables and topics for tests. */
final class Published {
    private Published() {}

    static String scenario(String name, int version, String... steps) {
        return """
                scenario: %s
                version: %d
                languages: [en]
                steps:
                  - {ask: email, type: email}
                %s"""
                .formatted(name, version, lines(steps));
    }

    private static String lines(String... steps) {
        StringBuilder lines = new StringBuilder();
        for (String step : steps) {
            lines.append("  - {do: ").append(step).append(", needs: [email]}\n");
        }
        return lines.toString();
    }

    static String rules(String name, int version, int points) {
        return """
                rule-table: %s
                version: %d
                rules:
                  - {id: from-nowhere, when: 'fields["nationality"] == "XX"', points: %d, reason: Nobody is from there}
                bands:
                  - {up-to: 9, verdict: pass}
                  - {verdict: refer}
                """
                .formatted(name, version, points);
    }

    static ScenarioRecord record(String content) {
        if (RuleTableFile.isOne(content)) {
            RuleTable table = RuleTableFile.parse(content, "test");
            return new ScenarioRecord(ScenarioRecord.RULES, table.name(), table.version(), table.hash(), content);
        }
        var scenario = ScenarioFile.published(content);
        return new ScenarioRecord(
                ScenarioRecord.SCENARIO, scenario.name(), scenario.version(), scenario.hash(), content);
    }

    /** Topics that exist in memory only. */
    static final class MemoryTopics implements StepTopics {
        final Set<String> existing = new HashSet<>();
        final List<String> created = new ArrayList<>();

        MemoryTopics(String... existing) {
            this.existing.addAll(List.of(existing));
        }

        @Override
        public Set<String> missing(Collection<String> steps) {
            Set<String> missing = new HashSet<>(steps);
            missing.removeAll(existing);
            return missing;
        }

        @Override
        public void create(Collection<String> steps) {
            created.addAll(steps);
            existing.addAll(steps);
        }
    }
}
