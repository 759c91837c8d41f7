// SPDX-License-Identifier: Apache-2.0
/**
 * Breaks a running installation on purpose and counts what came of it. Nothing else knows this package: the points at
 * which the application can be ended are set into its loaded classes, and only in a process that a drill has started.
 */
@NullMarked
package org.gangway.drill;

import org.jspecify.annotations.NullMarked;
