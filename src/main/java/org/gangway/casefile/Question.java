// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.Map;
import java.util.Optional;

/**
 * What the customer is asked.
 *
 * @param field the name its answer gets; the process hands it back under this name
 * @param textKey key of the sentence in {@code scenarios/texts}
 * @param type how the answer is understood: {@code yes-no}, {@code person-name}, {@code date}, {@code country},
 *     {@code email}, {@code phone}, {@code photo}, {@code code}, {@code text}, {@code confirm}, {@code liveness} (is the camera
 *     on?), {@code challenge} (a recording)
 * @param arguments values for the placeholders of the sentence
 * @param attachment a document shown with the question
 */
public record Question(
        String field, String textKey, String type, Map<String, Value> arguments, Optional<Value> attachment) {
    public Question {
        arguments = Map.copyOf(arguments);
    }

    public static Question of(String field, String textKey, String type) {
        return new Question(field, textKey, type, Map.of(), Optional.empty());
    }
}
