// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares JSON that must be there with JSON that is. */
final class JsonSubset {
    private JsonSubset() {}

    /** @return one sentence for each difference; the text {@code *} fits any value that is there */
    static List<String> differences(String where, JsonNode wanted, JsonNode got) {
        List<String> found = new ArrayList<>();
        compare(where, wanted, got, found);
        return found;
    }

    private static void compare(String where, JsonNode wanted, JsonNode got, List<String> found) {
        if (wanted.isObject() && got.isObject()) {
            wanted.properties()
                    .forEach(entry ->
                            compare(where + "." + entry.getKey(), entry.getValue(), got.path(entry.getKey()), found));
        } else if (wanted.isArray() && got.isArray() && wanted.size() == got.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                compare(where + "[" + i + "]", wanted.get(i), got.get(i), found);
            }
        } else if (!isSame(wanted, got)) {
            found.add(where + ": expected " + wanted + ", got " + (got.isMissingNode() ? "nothing" : got));
        }
    }

    private static boolean isSame(JsonNode wanted, JsonNode got) {
        boolean any = wanted.isTextual() && wanted.textValue().equals("*") && !got.isMissingNode();
        return any
                || wanted.equals(got)
                || (wanted.isValueNode() && got.isNumber() && wanted.asText().equals(got.asText()));
    }
}
