// SPDX-License-Identifier: Apache-2.0
/** What every hand shares: opening commands, sealing replies, transactions by slice, failures, the contract and tests of routes. */
@NullMarked
package org.gangway.hands;

import org.jspecify.annotations.NullMarked;
