// SPDX-License-Identifier: Apache-2.0
package org.gangway;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code gangway.roles}. A name that is none ends the start: else a misspelt role would be done by nobody. */
final class OnRole implements Condition {
    private static final List<String> NAMES =
            Arrays.stream(WhenRole.Role.values()).map(OnRole::name).toList();

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String[] roles = context.getEnvironment().getProperty("gangway.roles", String[].class);
        if (roles == null) {
            return true;
        }
        List<String> named = Arrays.stream(roles).map(String::strip).toList();
        if (!NAMES.containsAll(named)) {
            throw new IllegalArgumentException(
                    "gangway.roles has a name that is no role; there are " + String.join(", ", NAMES));
        }
        return Arrays.stream(metadata.getAnnotations().get(WhenRole.class).getEnumArray("value", WhenRole.Role.class))
                .map(OnRole::name)
                .anyMatch(named::contains);
    }

    private static String name(WhenRole.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
