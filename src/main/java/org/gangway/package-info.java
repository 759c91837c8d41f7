// SPDX-License-Identifier: Apache-2.0
/** Gangway takes a person from the first chat message to an open bank account. */
@NullMarked
package org.gangway;

import org.jspecify.annotations.NullMarked;
