// SPDX-License-Identifier: Apache-2.0
/** What an operator sees of the whole: how far the groups are behind, whether the broker and the disk are well. */
@NullMarked
package org.gangway.watch;

import org.jspecify.annotations.NullMarked;
