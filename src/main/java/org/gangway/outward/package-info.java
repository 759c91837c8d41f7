// SPDX-License-Identifier: Apache-2.0
/** What the bank's systems are told: requests and answers of CRM and core banking, events for EventBridge. */
@NullMarked
package org.gangway.outward;

import org.jspecify.annotations.NullMarked;
