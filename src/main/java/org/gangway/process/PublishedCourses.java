// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.StepInput;
import org.gangway.scenarios.Catalogue;

/** The catalogue, with this installation's default and patience. */
record PublishedCourses(Catalogue catalogue, String standard, Duration patience) implements Courses {

    @Override
    public Optional<Scenario> newest(Optional<String> name) {
        return catalogue.newest(name.orElse(standard));
    }

    @Override
    public Scenario pinned(Scenario.Ref ref) {
        if (catalogue.scenario(ref).isEmpty()) {
            catalogue.await(ref, patience);
        }
        return catalogue
                .scenario(ref)
                .orElseThrow(() -> new IllegalStateException("scenario " + ref.name() + "@" + ref.version()
                        + " is not on the topic scenarios, but open cases are bound to it; publish it again"));
    }

    @Override
    public List<StepInput.RuleTable> rules(Scenario scenario) {
        return scenario.steps()
                .flatMap(step -> catalogue.newestRules(step.name()).stream())
                .toList();
    }
}
