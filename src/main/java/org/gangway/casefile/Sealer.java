// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.Map;
import java.util.stream.Collectors;

/** Turns what is in the clear into what may be stored or sent; leaves the rest as it is. */
@FunctionalInterface
public interface Sealer {

    /** @param field the name bound into the seal: a field's, or {@code step.fact} */
    Value seal(String field, Value value);

    default Map<String, Value> all(String prefix, Map<String, Value> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> seal(prefix + e.getKey(), e.getValue())));
    }

    default Question question(String step, Question question) {
        return new Question(
                question.field(),
                question.textKey(),
                question.type(),
                all(step + ".", question.arguments()),
                question.attachment().map(value -> seal(step + ".attachment", value)));
    }

    default Reply reply(String step, Reply reply) {
        return new Reply(
                reply.kind(),
                reply.reasons(),
                all(step + ".", reply.facts()),
                reply.question().map(question -> question(step, question)));
    }
}
