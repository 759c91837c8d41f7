// SPDX-License-Identifier: Apache-2.0
/** A single-node Kafka broker of Kafka's own production classes, so that Gangway runs with nothing but a JDK. */
@NullMarked
package org.gangway.broker;

import org.jspecify.annotations.NullMarked;
