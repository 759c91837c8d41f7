// SPDX-License-Identifier: Apache-2.0
/**
 * Screens the bank's customers again: every night, when one of them changes, and when a list does. Customers come sealed on
 * {@code customers}, what is found goes to {@code rescreenings}. Each instance works on the partitions it is assigned.
 */
@NullMarked
package org.gangway.rescreening;

import org.jspecify.annotations.NullMarked;
