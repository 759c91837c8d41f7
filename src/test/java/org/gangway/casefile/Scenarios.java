// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Scenarios for tests of the domain. */
final class Scenarios {
    private Scenarios() {}

    static Scenario retail() {
        return of(
                List.of(
                        one(new Step.Ask(
                                "consent",
                                "yes-no",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("withdrawn"),
                                Optional.empty(),
                                Pace.DEFAULT)),
                        one(act("open-lead", "consent")),
                        one(ask("name", "person-name")),
                        one(new Step.Ask(
                                "birth-date",
                                "date",
                                Optional.empty(),
                                Optional.of(rule(text -> text.compareTo("2008") < 0)),
                                Optional.of("too-young"),
                                Optional.empty(),
                                Pace.DEFAULT)),
                        one(ask("selfie", "photo")),
                        one(new Step.Confirm("summary", Optional.empty(), Pace.DEFAULT)),
                        new Scenario.Stage(List.of(
                                check("verify-face", Optional.of("selfie"), "selfie", "birth-date"),
                                check("screen", Optional.empty(), "name", "birth-date"))),
                        one(check("rate-risk", Optional.empty(), "birth-date")),
                        one(act("sign", "name")),
                        one(act("open-account", "name", "birth-date"))),
                List.of(act("announce", "name", "open-account.number"), act("update-lead", "open-lead.lead-id")));
    }

    static Scenario of(List<Scenario.Stage> stages, List<Step> ending) {
        return new Scenario("test", 1, "hash", List.of("en", "de"), stages, ending);
    }

    static Scenario.Stage one(Step step) {
        return new Scenario.Stage(List.of(step));
    }

    static Step ask(String name, String type) {
        return new Step.Ask(
                name, type, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Pace.DEFAULT);
    }

    static Step act(String name, String... needs) {
        return new Step.Do(name, Arrays.asList(needs), Optional.empty(), Pace.DEFAULT);
    }

    static Step check(String name, Optional<String> retake, String... needs) {
        return new Step.Check(
                name, Arrays.asList(needs), retake, 3, "compliance", Optional.empty(), Optional.empty(), Pace.DEFAULT);
    }

    /** {@link #retail} with questions and a check that depend on earlier answers. */
    static Scenario conditional() {
        Condition born = reads("birth-date", date -> date.endsWith("7"));
        List<Scenario.Stage> stages = new ArrayList<>(retail().stages());
        stages.add(
                4,
                one(new Step.Ask(
                        "nickname",
                        "text",
                        Optional.empty(),
                        Optional.of(reads("name", name -> true)),
                        Optional.of("no-nickname"),
                        Optional.of(born),
                        Pace.DEFAULT)));
        stages.add(
                8,
                one(new Step.Check(
                        "extra",
                        List.of("nickname"),
                        Optional.empty(),
                        3,
                        "compliance",
                        Optional.empty(),
                        Optional.of(reads("name", name -> !name.isEmpty())),
                        Pace.DEFAULT)));
        return of(stages, retail().ending());
    }

    static Condition rule(Predicate<String> rule) {
        return condition(Set.of(), (value, fields) -> rule.test(value));
    }

    /** Fails like a real one if the field is not there. */
    static Condition reads(String field, Predicate<String> rule) {
        return condition(Set.of(field), (value, fields) -> {
            if (!fields.containsKey(field)) {
                throw new IllegalStateException("there is no " + field);
            }
            return rule.test(fields.get(field));
        });
    }

    private static Condition condition(Set<String> reads, BiPredicate<String, Map<String, String>> rule) {
        return new Condition() {
            @Override
            public String text() {
                return "rule";
            }

            @Override
            public Set<String> fields() {
                return reads;
            }

            @Override
            public boolean holds(String value, Map<String, String> fields, Instant at) {
                return rule.test(value, fields);
            }
        };
    }
}
