// SPDX-License-Identifier: Apache-2.0
/** Reads journals again: what happened in a case, and whether all journals still fold to the cases as they stand. */
@NullMarked
package org.gangway.replay;

import org.jspecify.annotations.NullMarked;
