// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.Collection;
import java.util.Set;
import org.gangway.wire.OptionalSteps;

/** Knows for which steps there is a topic of commands, and can make one. */
public interface StepTopics {
    /** Those of the steps whose topic does not exist. */
    Set<String> missing(Collection<String> steps);

    /** Makes the topics of these steps, by the template of {@code kafka/topics.yaml}. */
    void create(Collection<String> steps);

    /** Why a step has no topic, and what to do. */
    static String mend(String step) {
        return OptionalSteps.contains(step)
                ? OptionalSteps.mend(step)
                : "there is no topic for the step %1$s; add routes/%1$s.camel.yaml, then ./gangway topics --apply"
                        .formatted(step);
    }
}
