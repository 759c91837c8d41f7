// SPDX-License-Identifier: Apache-2.0
package org.gangway;

import java.util.List;
import org.gangway.wire.OptionalSteps;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code gangway.steps}, and what turns optional steps on. */
final class OnStep implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String step = metadata.getAnnotations().get(WhenStep.class).getString("value");
        Environment environment = context.getEnvironment();
        List<String> steps = List.of(environment.getProperty("gangway.steps", String[].class, new String[0]));
        return (steps.isEmpty() || steps.contains(step))
                && !OptionalSteps.off(property -> environment.getProperty(property, Boolean.class, false))
                        .contains(step);
    }
}
