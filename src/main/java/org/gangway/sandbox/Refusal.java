// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.util.Map;

/** A counterparty says no. The message is ours and never quotes what was sent. */
final class Refusal extends RuntimeException {
    private final Answer answer;

    Refusal(int status, String message) {
        this(Answer.json(status, Map.of("status", status, "message", message)), message);
    }

    Refusal(Answer answer, String message) {
        super(message);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
