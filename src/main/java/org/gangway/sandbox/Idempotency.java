// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code Idempotency-Key} as Apache Fineract keeps it: the stored answer comes back with {@code x-served-from-cache},
 * and 409 while the first request is still being worked on. Only successes are stored: a retry of a failure is a try.
 */
final class Idempotency {
    private final Map<String, Optional<Answer>> answers;

    Idempotency(int remember) {
        answers = Bounded.map(remember);
    }

    /** @param repeated called when a stored answer is given */
    Answer once(Request request, Supplier<Answer> work, Runnable repeated) {
        Optional<String> key = request.header("idempotency-key")
                .map(value -> request.method() + " " + request.path() + " " + request.query() + " " + value);
        return key.map(k -> once(k, work, repeated)).orElseGet(work);
    }

    private Answer once(String key, Supplier<Answer> work, Runnable repeated) {
        Optional<Answer> before = answers.putIfAbsent(key, Optional.empty());
        if (before == null) {
            return first(key, work);
        }
        Answer stored =
                before.orElseThrow(() -> new Refusal(409, "a request with this Idempotency-Key is in progress"));
        repeated.run();
        return stored.with("x-served-from-cache", "true");
    }

    private Answer first(String key, Supplier<Answer> work) {
        boolean stored = false;
        try {
            Answer answer = work.get();
            if (answer.succeeded()) {
                answers.put(key, Optional.of(answer));
                stored = true;
            }
            return answer;
        } finally {
            if (!stored) {
                answers.remove(key);
            }
        }
    }
}
