// SPDX-License-Identifier: Apache-2.0
/** The command line: what an operator or a developer runs by hand. */
@NullMarked
package org.gangway.command;

import org.jspecify.annotations.NullMarked;
