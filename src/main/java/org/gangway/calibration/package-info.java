// SPDX-License-Identifier: Apache-2.0
/** What reports on thresholds have in common: a page that needs nothing else, a drawing, and rates that know how little they say. */
@NullMarked
package org.gangway.calibration;

import org.jspecify.annotations.NullMarked;
