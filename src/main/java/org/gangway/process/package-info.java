// SPDX-License-Identifier: Apache-2.0
/** Kafka Streams: folds inputs into cases and forwards commands. Decides nothing itself, calls nothing outside. */
@NullMarked
package org.gangway.process;

import org.jspecify.annotations.NullMarked;
