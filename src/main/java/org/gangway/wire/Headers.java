// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/** Record headers: CloudEvents in binary mode, and the few of our own. None holds personal data. */
public final class Headers {
    public static final String CE_ID = "ce_id";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";
    /** How often this round of a command has been handed out, from 1. */
    public static final String DELIVERY = "delivery";

    public static final String STEP_COMMAND = "org.gangway.step.command.v1";
    public static final String STEP_REPLIED = "org.gangway.step.replied.v1";
    public static final String REVIEW_VOTED = "org.gangway.review.voted.v1";
    public static final String REVIEW_OPENED = "org.gangway.review.opened.v1";
    public static final String DEADLINE_PASSED = "org.gangway.deadline.passed.v1";
    public static final String CHAT_RECEIVED = "org.gangway.chat.received.v1";
    public static final String CHAT_OUTGOING = "org.gangway.chat.outgoing.v1";
    public static final String FACE_KEPT = "org.gangway.face.kept.v1";
    public static final String CASE_CHANGED = "org.gangway.case.changed.v1";
    public static final String CASE_OUTCOME = "org.gangway.case.outcome.v1";
    public static final String CUSTOMER_RESCREENED = "org.gangway.customer.rescreened.v1";
    public static final String RESCREENING_RUN = "org.gangway.rescreening.run.v1";
    public static final String RESCREENING_HIT = "org.gangway.rescreening.hit.v1";
    public static final String RESCREENING_OPENED = "org.gangway.rescreening.opened.v1";

    public static final String EXEMPTION_CHANGED = "org.gangway.screening.exemption-changed.v1";
    public static final String BANDS_CHANGED = "org.gangway.screening.bands-changed.v1";

    /** The step a command is for; names its topic. */
    public static final String STEP = "step";
    /** With events: which event of the case this is, from 1 without a gap. */
    public static final String SEQUENCE = "ce_sequence";

    private Headers() {}

    /** The text of a header, if it is there. */
    public static Optional<String> text(org.apache.kafka.common.header.Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** How often this round of a command has been handed out; 1 if the header does not say. */
    public static int delivery(org.apache.kafka.common.header.Headers headers) {
        return delivery(text(headers, DELIVERY).orElse(""));
    }

    /** @param text of the header {@link #DELIVERY} */
    public static int delivery(String text) {
        try {
            return text.isEmpty() ? 1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
