// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a privacy drill looked at and what came of it: for auditors. Holds nothing personal, not even of the synthetic
 * customers: their values appear by name only.
 *
 * @param format always {@link #FORMAT}
 * @param began when the first synthetic customer came
 * @param ended when the last thing had been looked at
 * @param command as it was given, without passwords
 * @param commit of the program, as far as it is known
 * @param cases how many synthetic cases ended how, by language and outcome, as {@code ko withdrawn}
 * @param faults what was made to fail meanwhile
 * @param control the planted leaks that the same search had to find
 * @param keys whether anything of the cases opened with the keys that are left
 * @param findings every thing that is not as it must be, one sentence each; empty if all is well
 */
public record DrillReport(
        String format,
        Instant began,
        Instant ended,
        String command,
        String commit,
        Map<String, Integer> cases,
        List<String> faults,
        List<Looked> looked,
        Control control,
        Keys keys,
        Journals journals,
        List<String> findings) {

    public static final String FORMAT = "org.gangway.privacy-report.v1";

    /**
     * One kind of place.
     *
     * @param items files, records, pages and what was unpacked from them
     * @param leaks how many values were found there
     */
    public record Looked(String place, long items, long bytes, int leaks) {}

    /**
     * @param planted leaks of one more value, in every encoding, in every kind of place
     * @param missed those that were not found
     */
    public record Control(int planted, int missed) {}

    /**
     * @param nothingOpensFrom the latest T2 of the cases
     * @param triedAt when the keys that were left were tried; before T2 nothing is proven
     * @param left keys that were in the key folder then
     * @param outOfReach keys that only a key service can use, and that were not tried
     * @param copied sealed fields, letters and objects that had been copied or are still there
     * @param openedBefore of these while the cases ran, with the keys of then: proves that the right things are tried
     * @param opened of these with the keys that are left
     */
    public record Keys(
            Instant nothingOpensFrom,
            Instant triedAt,
            int left,
            int outOfReach,
            int copied,
            int openedBefore,
            int opened) {

        boolean afterT2() {
            return !triedAt.isBefore(nothingOpensFrom);
        }
    }

    /** @param problems of journals that do not replay to the state of their case */
    public record Journals(int read, long events, int problems) {}

    public DrillReport {
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("not a report of format " + FORMAT);
        }
        cases = Map.copyOf(cases);
        faults = List.copyOf(faults);
        looked = List.copyOf(looked);
        findings = List.copyOf(findings);
    }

    /** Nothing was found, the control was, and the keys were tried after T2, all of them. */
    public boolean proves() {
        return findings.isEmpty()
                && control.planted > 0
                && control.missed == 0
                && keys.afterT2()
                && keys.openedBefore > 0
                && keys.opened == 0
                && keys.outOfReach == 0;
    }
}
