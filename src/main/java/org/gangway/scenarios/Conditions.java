// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Condition;
import org.gangway.scenarios.CelCondition.AgeOf;
import org.gangway.scenarios.StepPlaces.Place;

/** The compiled conditions of a scenario, by place. */
final class Conditions {
    private final StepPlaces places;
    private final Problems problems;
    private final Map<String, CelCondition> compiled = new HashMap<>();

    Conditions(StepPlaces places, Problems problems) {
        this.places = places;
        this.problems = problems;
        for (Place place : places.all()) {
            boolean date = place.ask() && place.text("type").equals("date");
            compile(place, "rule", date ? AgeOf.ANSWER : AgeOf.BIRTH_DATE);
            compile(place, "when", AgeOf.BIRTH_DATE);
        }
    }

    Optional<Condition> at(String pointer) {
        return Optional.ofNullable(compiled.get(pointer));
    }

    private void compile(Place place, String key, AgeOf ageOf) {
        String text = place.text(key);
        if (text.isBlank()) {
            return;
        }
        String at = place.pointer() + "/" + key;
        try {
            CelCondition condition = CelCondition.compile(text, ageOf);
            compiled.put(at, condition);
            condition.fields().stream().sorted().forEach(field -> known(place, field, at));
        } catch (BrokenCondition e) {
            problems.add(at, e.problem());
        }
    }

    private void known(Place place, String field, String at) {
        if (place.name().equals(field)) {
            problems.add(
                    at,
                    "the condition reads the field " + field + " before it is answered; the answer itself is value");
        } else if (!places.askedBefore(place, field)) {
            problems.add(at, "the condition reads the field " + field + ", which is not asked before; ask it earlier");
        }
    }

    /** What cannot be evaluated would stop a partition: no answer of a customer may lead to that. */
    void checkThatNoneFails() {
        compiled.forEach((at, condition) -> {
            condition.partial().stream()
                    .sorted()
                    .forEach(function -> problems.add(
                            at,
                            "the condition uses " + function.replace("_", "")
                                    + ", which fails on some answers; compare texts instead"));
            condition.fields().stream()
                    .filter(field -> places.mayBeLeftOut(field) && !condition.tests(field))
                    .sorted()
                    .forEach(field -> problems.add(
                            at,
                            "the condition reads the field " + field
                                    + ", whose question may be left out; begin it with \"" + field
                                    + "\" in fields && ..., or always ask it"));
        });
    }
}
