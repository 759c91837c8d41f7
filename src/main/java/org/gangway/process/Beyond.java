// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What one JSON object has beyond another one.
 *
 * @param members those that the other lacks
 * @param inner by member, what objects that both have hold beyond
 */
record Beyond(Map<String, JsonNode> members, Map<String, Beyond> inner) {
    static final Beyond NOTHING = new Beyond(Map.of(), Map.of());

    static Beyond of(ObjectNode whole, ObjectNode known) {
        Map<String, JsonNode> members = new HashMap<>();
        Map<String, Beyond> inner = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : whole.properties()) {
            JsonNode same = known.get(member.getKey());
            if (same == null) {
                members.put(member.getKey(), member.getValue());
            } else if (member.getValue() instanceof ObjectNode object && same instanceof ObjectNode knownObject) {
                Beyond more = of(object, knownObject);
                if (!more.isEmpty()) {
                    inner.put(member.getKey(), more);
                }
            }
        }
        return new Beyond(members, inner);
    }

    boolean isEmpty() {
        return members.isEmpty() && inner.isEmpty();
    }

    /** Changes nothing that is there. An object that is gone has taken along what was in it. */
    void addTo(ObjectNode object) {
        members.forEach((name, value) -> {
            if (!object.has(name)) {
                object.set(name, value);
            }
        });
        inner.forEach((name, more) -> {
            if (object.get(name) instanceof ObjectNode still) {
                more.addTo(still);
            }
        });
    }
}
