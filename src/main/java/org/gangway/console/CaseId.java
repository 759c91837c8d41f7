// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Instant;
import java.util.regex.Pattern;

/** What can be read from a case's id, {@code <conversation>-<epoch millis>}, and from those of its commands. */
final class CaseId {

    private static final Pattern CASE = Pattern.compile("[0-9a-f]{32}-[0-9]{1,16}");

    private CaseId() {}

    static boolean valid(String caseId) {
        return CASE.matcher(caseId).matches();
    }

    static String conversation(String caseId) {
        return caseId.substring(0, caseId.indexOf('-'));
    }

    static Instant openedAt(String caseId) {
        return Instant.ofEpochMilli(Long.parseLong(caseId.substring(caseId.indexOf('-') + 1)));
    }
}
