// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.gangway.wire.OutgoingContent;
import org.jspecify.annotations.Nullable;

/**
 * What the page gets as the data of one server-sent event.
 *
 * @param commandId the question, to be named in its answer
 * @param kind {@code question}, {@code notice}, {@code farewell}
 * @param input what answer is expected, or {@code none}
 * @param attachment where the document shown with this can be fetched
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BrowserEvent(
        @Nullable String commandId,
        String caseId,
        String kind,
        String text,
        String input,
        List<OutgoingContent.Choice> options,
        @Nullable String attachment,
        @Nullable String link,
        String language) {
    @Override
    public String toString() {
        return kind + "[***]";
    }
}
