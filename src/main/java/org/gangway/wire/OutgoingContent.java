// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is inside the channel's seal.
 *
 * @param text the sentence to show, in the customer's language
 * @param language BCP 47
 * @param input what answer is expected: a question type ({@code yes-no}, {@code date}, {@code photo}, …) or {@code none}
 * @param options buttons to offer, may be empty; a press sends {@code value} as text
 * @param address where to send it, on channels that need one
 * @param attachment object-store claim of a document shown with it
 * @param link path of a page to link to (the deletion certificate)
 */
public record OutgoingContent(
        String text,
        String language,
        String input,
        List<Choice> options,
        @Nullable String address,
        @Nullable String attachment,
        @Nullable String link) {

    /** One button. */
    public record Choice(String value, String label) {}

    @Override
    public String toString() {
        return "***";
    }
}
