// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import org.jspecify.annotations.Nullable;

/**
 * On {@code chat.outgoing}, keyed by conversation: something for a customer, sealed for the channel.
 *
 * @param commandId the question this asks, absent with a notice
 * @param channel who delivers it
 * @param kind {@code question}, {@code notice}, {@code farewell} (to be acknowledged with {@code seen})
 * @param sealed base64 of an {@link OutgoingContent}, sealed for the channel
 */
public record OutgoingRecord(String caseId, @Nullable String commandId, String channel, String kind, String sealed) {}
