// SPDX-License-Identifier: Apache-2.0
/** The account agreement: drawn, accepted with a one-time code, sealed with a PAdES signature. */
@NullMarked
package org.gangway.contract;

import org.jspecify.annotations.NullMarked;
