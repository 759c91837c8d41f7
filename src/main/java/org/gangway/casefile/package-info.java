// SPDX-License-Identifier: Apache-2.0
/**
 * The domain: what a case is, what can happen to it, and what is decided next.
 *
 * <p>Imports nothing but the JDK. Everything here is a value or a pure function: time is the record's timestamp, ids
 * derive from the input, conditions come in as an interface.
 */
@NullMarked
package org.gangway.casefile;

import org.jspecify.annotations.NullMarked;
