// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.wire.Json;

/** The bean of the example route. */
public final class Vendor {

    public byte[] question(StepInput input) {
        return Json.write(Map.of("name", input.field("name")));
    }

    public Reply answer(byte[] body) {
        JsonNode answer = Json.read(body, JsonNode.class);
        Reply reply = answer.path("known").asBoolean()
                ? Reply.of(Reply.Kind.REFER, "known")
                : Reply.of(Reply.Kind.PASS, "clear");
        return reply.with(Map.of("vendor-id", Value.open(answer.path("id").asText())));
    }
}
