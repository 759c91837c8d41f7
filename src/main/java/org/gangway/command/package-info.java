// SPDX-License-Identifier: Apache-2.0
/** The command line, {@code ./gangway}. */
@NullMarked
package org.gangway.command;

import org.jspecify.annotations.NullMarked;
