// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.gangway.wire.Json;

/** The JSON of a system on the other side. */
record VendorAnswers(String system) {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws UnusableAnswer if the answer is not JSON, or has no such text or number */
    String text(String answer, String name) throws UnusableAnswer {
        JsonNode value = parsed(answer, name).path(name);
        if (!value.isValueNode() || value.asText().isBlank() || value.isNull()) {
            throw new UnusableAnswer(system, name);
        }
        return value.asText();
    }

    /**
     * An id of the other side, which goes into addresses and is kept openly: so it must look like one.
     *
     * @throws UnusableAnswer also if it is longer than 64 characters or has others than letters, digits, dot, dash and
     *     underscore
     */
    String reference(String answer, String name) throws UnusableAnswer {
        String text = text(answer, name);
        if (!REFERENCE.matcher(text).matches()) {
            throw new UnusableAnswer(system, name);
        }
        return text;
    }

    private JsonNode parsed(String answer, String wanted) throws UnusableAnswer {
        try {
            return Json.MAPPER.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new UnusableAnswer(system, wanted);
        }
    }

    static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }

    static String json(ObjectNode body) {
        try {
            return Json.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
