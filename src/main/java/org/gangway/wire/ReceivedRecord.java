// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import org.jspecify.annotations.Nullable;

/**
 * On {@code chat.received}, keyed by conversation: something a customer sent, sealed at the door.
 *
 * @param messageId the channel's own id of the message; web: the browser's UUID
 * @param channel {@code web}, {@code telegram}, …
 * @param kind {@code start}, {@code text}, {@code photo}, {@code seen} (the browser showed command {@code answers}),
 *     {@code resume} (a page came back: say again what is open)
 * @param answers the command this answers, where the channel knows it
 * @param language BCP 47, where the channel knows it
 * @param scenario with {@code start}: which scenario; absent: the installation's default
 * @param sealed base64 of a {@link ReceivedContent}, sealed at the door
 */
public record ReceivedRecord(
        String messageId,
        String channel,
        String kind,
        @Nullable String answers,
        @Nullable String language,
        @Nullable String scenario,
        String sealed) {}
