// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** Headers of a record on {@code dead-letters}: why it is there and where it was. They hold no content. */
public final class DeadLetters {
    /** The class of the fault, or a code. */
    public static final String CAUSE = "cause";

    private DeadLetters() {}

    /** As text by header name. */
    public static Map<String, String> headers(String cause, String topic, int partition, long offset) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CAUSE, cause);
        headers.put("source-topic", topic);
        headers.put("source-partition", Integer.toString(partition));
        headers.put("source-offset", Long.toString(offset));
        return headers;
    }
}
