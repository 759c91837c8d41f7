// SPDX-License-Identifier: Apache-2.0
/** The web channel and the console against a real broker, over HTTP and in a browser; the process is played. */
@NullMarked
package org.gangway.web;

import org.jspecify.annotations.NullMarked;
