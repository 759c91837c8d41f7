// SPDX-License-Identifier: Apache-2.0
package org.gangway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Only in a process that works on this step ({@code gangway.steps}), and only where the step is not off. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnStep.class)
public @interface WhenStep {
    String value();
}
