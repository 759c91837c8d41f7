// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.List;
import java.util.Optional;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.StepInput;

/** The published scenarios as the process needs them. */
public interface Courses {

    /** The newest version of a scenario, or of the installation's default. Empty where none has been published. */
    Optional<Scenario> newest(Optional<String> name);

    /** Waits for a version that this instance has not read yet. */
    Scenario pinned(Scenario.Ref ref);

    /** The newest rule tables for the steps of a scenario that have one. */
    List<StepInput.RuleTable> rules(Scenario scenario);
}
