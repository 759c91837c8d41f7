// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The body of a request as Fineract wants it, and the way Fineract answers and refuses. */
record Fineract(JsonNode json) {

    static Fineract of(Request request) {
        return new Fineract(SandboxJson.read(request));
    }

    void required(String... names) {
        for (String name : names) {
            if (json.path(name).asText().isBlank()) {
                throw fault(400, "validation.msg." + name + ".cannot.be.blank", name);
            }
        }
    }

    /** A date goes with its format and language. */
    void date(String name) {
        required(name, "dateFormat", "locale");
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(
                    json.path("dateFormat").asText(),
                    Locale.forLanguageTag(json.path("locale").asText()));
            LocalDate.parse(json.path(name).asText(), format);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw fault(400, "validation.msg.invalid.date.format", name);
        }
    }

    /** The answer to a change, to be completed. */
    ObjectNode created() {
        return SandboxJson.object().put("officeId", json.path("officeId").asLong(1));
    }

    /** What is no number is answered like an id that does not exist. */
    static long number(Request request, String variable) {
        try {
            return Long.parseLong(request.variable(variable));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static Refusal fault(int status, String code, String parameter) {
        ObjectNode body = SandboxJson.object()
                .put("httpStatusCode", Integer.toString(status))
                .put("userMessageGlobalisationCode", code);
        body.putArray("errors")
                .addObject()
                .put("userMessageGlobalisationCode", code)
                .put("parameterName", parameter);
        return new Refusal(Answer.json(status, body), code);
    }
}
