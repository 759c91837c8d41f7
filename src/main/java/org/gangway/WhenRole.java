// SPDX-License-Identifier: Apache-2.0
package org.gangway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Only in a process that has one of these roles ({@code gangway.roles}); a process without named roles has all of them. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnRole.class)
public @interface WhenRole {
    Role[] value();

    /** What one process can be there for. */
    enum Role {
        PROCESS,
        HANDS,
        CHANNELS,
        CONSOLE,
        RESCREENING
    }
}
