// SPDX-License-Identifier: Apache-2.0
/**
 * The bank's counterparties in a box, for local use and for tests: core banking, CRM, e-signature vendor, EventBridge
 * endpoint and mailbox, each with faults on demand. Left out of the production distribution; nothing imports it.
 */
@NullMarked
package org.gangway.sandbox;

import org.jspecify.annotations.NullMarked;
