// SPDX-License-Identifier: Apache-2.0
/** Proof that a closed case is gone: the deletion certificate, its signature and its check, and what vendors purged. */
@NullMarked
package org.gangway.evidence;

import org.jspecify.annotations.NullMarked;
