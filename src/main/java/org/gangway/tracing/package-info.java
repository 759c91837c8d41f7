// SPDX-License-Identifier: Apache-2.0
/** One OpenTelemetry trace per case, across chat, process, hands and outside calls. Off unless an exporter is configured. */
@NullMarked
package org.gangway.tracing;

import org.jspecify.annotations.NullMarked;
