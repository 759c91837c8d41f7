// SPDX-License-Identifier: Apache-2.0
/** Talking with the customer: what a message means, and the sentences to say, in every language of the installation. */
@NullMarked
package org.gangway.chat;

import org.jspecify.annotations.NullMarked;
