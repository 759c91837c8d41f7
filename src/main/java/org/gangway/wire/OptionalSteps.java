// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Steps whose routes are part of the program, and which do not exist in an installation that has not turned them on. */
public final class OptionalSteps {
    public static final String FIND_DUPLICATE = "find-duplicate";

    /** The customer's answer without which {@link #FIND_DUPLICATE} compares nothing. */
    public static final String FACE_CONSENT = "face-comparison";

    /** By what each is turned on. */
    private static final Map<String, String> PROPERTIES = Map.of(FIND_DUPLICATE, "gangway.faces.duplicates.enabled");

    private OptionalSteps() {}

    /** @param on whether a property is true */
    public static Set<String> off(Predicate<String> on) {
        return PROPERTIES.entrySet().stream()
                .filter(step -> !on.test(step.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static boolean contains(String step) {
        return PROPERTIES.containsKey(step);
    }

    /** Why there is nothing of this step, and what to do. */
    public static String mend(String step) {
        return "the step " + step + " is off in this installation: read docs/decisions/0010, then set "
                + PROPERTIES.get(step) + "=true and run ./gangway topics --apply --step " + step
                + ", or remove the step";
    }
}
