// SPDX-License-Identifier: Apache-2.0
/** What keeps an installation from being worn down, and its secrets from being given away. */
@NullMarked
package org.gangway.guard;

import org.jspecify.annotations.NullMarked;
