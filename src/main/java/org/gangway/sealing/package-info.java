// SPDX-License-Identifier: Apache-2.0
/** Who can open what, and for how long: door, channel and case keys, their epochs, the object store. */
@NullMarked
package org.gangway.sealing;

import org.jspecify.annotations.NullMarked;
