// SPDX-License-Identifier: Apache-2.0
/** {@code ./gangway demo}: three customers and the people of the bank. Comes with the sandbox, and is not in production. */
@NullMarked
package org.gangway.demo;

import org.jspecify.annotations.NullMarked;
