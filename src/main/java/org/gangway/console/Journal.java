// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Instant;
import java.util.List;

/** What happened in a case, in order, without what is sealed. */
public interface Journal {

    /** Oldest first; empty for a case nobody knows. */
    List<Entry> of(String caseId);

    /** @param type the event, {@code step-issued} */
    record Entry(Instant at, String type, List<Detail> details) {
        /** For the page. */
        public String time() {
            return Times.millisecond(at);
        }
    }

    /** One open member of an event, or a sealed one as {@code ***}. */
    record Detail(String name, String text) {}
}
