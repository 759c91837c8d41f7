// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gangway.casefile.CaseFile;

/**
 * Which cases of one task are to be shown later: a step that is with a hand is worth a view only if it lasts. In memory,
 * rebuilt when the task starts.
 */
final class Onlooking {
    /** A person who looks at the list of cases does not see what is shorter. */
    private static final Duration LASTING = Duration.ofSeconds(1);

    /** At the start of a task all its cases may be: a customer must not wait until all are shown. */
    static final int AT_ONCE = 32;

    /** In the order in which they fall due: every entry waits equally long. */
    private final Map<String, Instant> waiting = new LinkedHashMap<>();

    void clear() {
        waiting.clear();
    }

    void later(CaseFile file, Instant now) {
        waiting.remove(file.conversationId());
        if (!file.closed()) {
            waiting.put(file.conversationId(), now.plus(LASTING));
        }
    }

    void shown(CaseFile file) {
        waiting.remove(file.conversationId());
    }

    /** The conversations whose cases are to be shown now, so many of them. They are forgotten here. */
    List<String> due(Instant now) {
        List<String> due = new ArrayList<>();
        Iterator<Map.Entry<String, Instant>> entries = waiting.entrySet().iterator();
        while (entries.hasNext() && due.size() < AT_ONCE) {
            Map.Entry<String, Instant> entry = entries.next();
            if (entry.getValue().isAfter(now)) {
                break;
            }
            due.add(entry.getKey());
            entries.remove();
        }
        return due;
    }
}
