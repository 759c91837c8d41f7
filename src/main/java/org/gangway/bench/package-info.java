// SPDX-License-Identifier: Apache-2.0
/** Measures the application on this machine, beside what Kafka alone can do in the same run. */
@NullMarked
package org.gangway.bench;

import org.jspecify.annotations.NullMarked;
