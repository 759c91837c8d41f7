// SPDX-License-Identifier: Apache-2.0
/** The doors through which customers write, and the ways answers go back: the web chat, and what all channels share. */
@NullMarked
package org.gangway.channels;

import org.jspecify.annotations.NullMarked;
