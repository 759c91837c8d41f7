// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;
import org.gangway.casefile.Value;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.Unreadable;
import org.jspecify.annotations.Nullable;

/** What is known when a case starts: answers that a bank system gives, understood like those of a customer. */
record Beforehand(Talk talk) {

    /**
     * What the scenario does not ask is left out: nobody needs it.
     *
     * @throws Unreadable if something that it asks is no answer
     */
    Map<String, Value> fields(ReceivedContent content, Scenario scenario, String language, Instant at) {
        Map<String, Value> fields = new HashMap<>();
        Map<String, String> given = Optional.ofNullable(content.fields()).orElse(Map.of());
        scenario.steps()
                .filter(step -> step instanceof Step.Ask && given.containsKey(step.name()))
                .map(Step.Ask.class::cast)
                .forEach(ask -> fields.put(ask.name(), answer(ask, given.get(ask.name()), language, at)));
        Optional.ofNullable(content.address()).ifPresent(address -> fields.put(Speaking.ADDRESS, Value.plain(address)));
        return fields;
    }

    private Value answer(Step.Ask ask, @Nullable String text, String language, Instant at) {
        if (text != null && talk.answer(ask.type(), text, language, at) instanceof Meaning.Answer answer) {
            return answer.value();
        }
        throw new Unreadable("NotAnAnswer");
    }
}
