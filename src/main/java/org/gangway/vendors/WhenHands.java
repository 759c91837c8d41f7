// SPDX-License-Identifier: Apache-2.0
package org.gangway.vendors;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** Only in a process that has the role {@code hands}: a vendor's report is a hand's reply. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("'${gangway.roles:hands}'.contains('hands')")
@interface WhenHands {}
