// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gangway.casefile.CaseFile;

/** What one task knows of its cases beside the stores. In memory, rebuilt when the task starts. */
final class TaskMemory {
    private final Deadlines deadlines = new Deadlines();
    private final Onlooking onlooking = new Onlooking();
    private final OpenSteps open = new OpenSteps();

    /** Kafka Streams revives a task whose transaction was aborted, and this with it. */
    void begin(Cases cases, Instant now) {
        deadlines.clear();
        onlooking.clear();
        open.clear();
        cases.forEach(file -> {
            changed(file);
            onlooking.later(file, now);
        });
    }

    OpenSteps open() {
        return open;
    }

    void changed(CaseFile file) {
        deadlines.track(file);
        open.track(file);
    }

    void forget(String conversationId) {
        deadlines.forget(conversationId);
        open.forget(conversationId);
    }

    /** Whether the case is to be shown now; if not, {@link #toShow} names it in a while. */
    boolean shows(Optional<CaseFile> before, CaseFile file, Instant now) {
        boolean later = Views.onlyHandsMovedOn(before, file);
        if (later) {
            onlooking.later(file, now);
        } else {
            onlooking.shown(file);
        }
        return !later;
    }

    /** The conversations whose cases are to be shown by now. They are forgotten here. */
    List<String> toShow(Instant now) {
        return onlooking.due(now);
    }

    /** Those that are to be handed out now. */
    Stream<Deadlines.Due> deadlines(Cases cases, Instant now) {
        return deadlines.due(now).stream()
                .flatMap(conversation -> Stream.ofNullable(cases.get(conversation)))
                .flatMap(file -> Deadlines.Due.of(file, now));
    }
}
