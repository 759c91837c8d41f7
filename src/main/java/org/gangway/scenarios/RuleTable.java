// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Condition;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;

/**
 * One version of a decision table.
 *
 * @param name the check that evaluates it
 * @param hash SHA-256 of the file as published, hex
 * @param bands in rising order, the last one without an upper end
 */
public record RuleTable(String name, int version, String hash, List<Rule> rules, List<Band> bands) {
    public RuleTable {
        rules = List.copyOf(rules);
        bands = List.copyOf(bands);
    }

    /** @param reason why the rule is there, for the reviewer */
    public record Rule(String id, Condition when, int points, String reason) {}

    /**
     * @param upTo the highest sum in this band; empty: no end
     * @param verdict {@link Reply.Kind#PASS}, {@link Reply.Kind#REFER} or {@link Reply.Kind#FAIL}
     */
    public record Band(Optional<Integer> upTo, Reply.Kind verdict) {}

    /** What came out: every rule that held, and what their points add up to. */
    public record Rated(List<Rule> fired, int points, Reply.Kind verdict) {}

    public StepInput.RuleTable ref() {
        return new StepInput.RuleTable(name, version, hash);
    }

    /** @throws IllegalStateException if a rule cannot be evaluated on these fields: no rule is ever skipped */
    public Rated rate(Map<String, String> fields, Instant at) {
        List<Rule> fired =
                rules.stream().filter(rule -> rule.when().holds("", fields, at)).toList();
        int points = fired.stream().mapToInt(Rule::points).sum();
        return new Rated(fired, points, verdict(points));
    }

    private Reply.Kind verdict(int points) {
        return bands.stream()
                .filter(band -> band.upTo().map(end -> points <= end).orElse(true))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
