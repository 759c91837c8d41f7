// SPDX-License-Identifier: Apache-2.0
/** Sanctions screening: lists are read into a corpus, applicants matched against it, and every hit explained. */
@NullMarked
package org.gangway.screening;

import org.jspecify.annotations.NullMarked;
