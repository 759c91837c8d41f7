// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is inside the door's seal.
 *
 * @param text what the customer wrote
 * @param claim with a photo: its object-store claim
 * @param address where to answer on channels that need one (a Telegram chat id)
 * @param fields with {@code start} from a bank system instead of a person: answers known beforehand
 */
public record ReceivedContent(
        @Nullable String text, @Nullable String claim, @Nullable String address, @Nullable Map<String, String> fields) {
    @Override
    public String toString() {
        return "***";
    }
}
