// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.Collection;
import java.util.Set;

/** Knows for which steps there is a topic of commands, and can make one. */
public interface StepTopics {
    /** Those of the steps whose topic does not exist. */
    Set<String> missing(Collection<String> steps);

    /** Makes the topics of these steps, by the template of {@code kafka/topics.yaml}. */
    void create(Collection<String> steps);
}
