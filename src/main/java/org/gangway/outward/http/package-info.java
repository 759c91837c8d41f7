// SPDX-License-Identifier: Apache-2.0
/** How every route calls out over HTTP: time limits, and which headers cross. The only part here that knows Camel. */
@NullMarked
package org.gangway.outward.http;

import org.jspecify.annotations.NullMarked;
