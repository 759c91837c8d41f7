// SPDX-License-Identifier: Apache-2.0
/** What a bank's staff decides about screening, two people at a time: exemptions, and changes of what counts as an alert. Kept on topics. */
@NullMarked
package org.gangway.compliance;

import org.jspecify.annotations.NullMarked;
