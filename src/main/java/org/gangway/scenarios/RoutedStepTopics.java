// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** For local use: a step that has a route gets its topic at once; only one without a route is missing. */
public final class RoutedStepTopics implements StepTopics {
    private final StepTopics topics;
    private final Predicate<String> routeExists;

    public RoutedStepTopics(StepTopics topics, Predicate<String> routeExists) {
        this.topics = topics;
        this.routeExists = routeExists;
    }

    @Override
    public Set<String> missing(Collection<String> steps) {
        Set<String> missing = new HashSet<>(topics.missing(steps));
        Set<String> routed = new HashSet<>(missing);
        routed.removeIf(routeExists.negate());
        missing.removeAll(routed);
        if (missing.isEmpty() && !routed.isEmpty()) { // a scenario that is refused leaves no topic behind
            topics.create(routed);
        }
        return missing;
    }

    @Override
    public void create(Collection<String> steps) {
        topics.create(steps);
    }
}
