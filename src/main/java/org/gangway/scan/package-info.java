// SPDX-License-Identifier: Apache-2.0
/** Looks for known values in whatever is made of bytes, however they are encoded, compressed or packed there. */
@NullMarked
package org.gangway.scan;

import org.jspecify.annotations.NullMarked;
