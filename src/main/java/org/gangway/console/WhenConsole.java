// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** Only in a process that has the role {@code console}; a process without named roles has all of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("'${gangway.roles:console}'.contains('console')")
@interface WhenConsole {}
