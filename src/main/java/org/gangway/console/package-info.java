// SPDX-License-Identifier: Apache-2.0
/** What the bank's staff see: cases as they stand, their journals, the review desk; and who may see it. */
@NullMarked
package org.gangway.console;

import org.jspecify.annotations.NullMarked;
