// SPDX-License-Identifier: Apache-2.0
/** What vendors report by themselves: a webhook comes in, is proved genuine, and becomes a reply of the step that waits for it. */
@NullMarked
package org.gangway.vendors;

import org.jspecify.annotations.NullMarked;
