// SPDX-License-Identifier: Apache-2.0
/** Scenarios and rule tables: from files to the domain, their publication, and the catalogue of what is published. */
@NullMarked
package org.gangway.scenarios;

import org.jspecify.annotations.NullMarked;
