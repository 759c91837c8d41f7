// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gangway.evidence.CertificateVerifier.VerifiedReport;
import org.gangway.evidence.DrillReport;

/** The report of a privacy drill in lines. */
final class ReportText {
    private ReportText() {}

    /** By name, in order. */
    static Map<String, String> of(VerifiedReport verified) {
        DrillReport it = verified.report();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("privacy drill", it.began() + " to " + it.ended());
        lines.put("command", it.command() + ", commit " + it.commit());
        lines.put("cases", it.cases().toString());
        it.looked()
                .forEach(looked -> lines.put(
                        "looked at " + looked.place(),
                        looked.items() + " things, " + looked.bytes() + " bytes: " + looked.leaks() + " leaks"));
        lines.put(
                "planted leaks",
                it.control().planted() + ", not found: " + it.control().missed());
        DrillReport.Keys keys = it.keys();
        lines.put("nothing opens from (T2)", keys.nothingOpensFrom().toString());
        lines.put(
                "keys tried",
                keys.left() + " at " + keys.triedAt() + ", on " + keys.copied() + " copies: " + keys.opened()
                        + " opened; while the cases ran: " + keys.openedBefore());
        lines.put(
                "journals replayed",
                it.journals().read() + ", not as they should be: "
                        + it.journals().problems());
        lines.put("findings", it.findings().isEmpty() ? "none" : String.join("; ", it.findings()));
        lines.put("proves", it.proves() ? "yes" : "NO");
        lines.put("signed with key", verified.thumbprint());
        return lines;
    }
}
