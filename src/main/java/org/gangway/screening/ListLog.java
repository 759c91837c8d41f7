// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators read about lists. Names lists and files, nobody who is on them. */
final class ListLog {

    private static final Logger LOG = LoggerFactory.getLogger(ListLog.class);

    private ListLog() {}

    /** What somebody may believe to be a list. */
    static void ignored(ListReading reading) {
        for (String file : reading.ignored()) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .log("A file in the folder of sanctions lists is none that is known here; it is not read");
        }
    }

    static void say(Corpora.InUse inUse) {
        String corpus = inUse.corpus().version();
        for (Held list : inUse.lists()) {
            LOG.atInfo()
                    .addKeyValue("list", list.name())
                    .addKeyValue("date", list.date())
                    .addKeyValue("persons", list.persons())
                    .addKeyValue("corpus", corpus)
                    .log("Sanctions list loaded");
        }
        for (Refusal refusal : inUse.refused()) {
            LOG.atError()
                    .addKeyValue("list", refusal.list())
                    .addKeyValue("reason", refusal.reason().code())
                    .addKeyValue("edition", refusal.hash())
                    .log("An edition of a sanctions list was refused; the one before it stays");
        }
        inUse.broken().forEach(broken -> LOG.atError().log("{}", broken.getMessage()));
        if (inUse.lists().size() == 1) {
            LOG.atWarn()
                    .log(
                            "Only the demonstration list is loaded: put the publishers' files into the folder gangway.screening.lists names");
        }
    }
}
