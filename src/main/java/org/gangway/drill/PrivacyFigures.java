// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.gangway.evidence.DrillReport;

/** The report in one line, for programs. */
final class PrivacyFigures {
    private PrivacyFigures() {}

    static Map<String, Object> of(DrillReport report, long deadLetters) {
        Map<String, Object> figures = new LinkedHashMap<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        report.cases().forEach((name, times) -> outcomes.merge(name.split(" ", 2)[1], times, Integer::sum));
        figures.put(
                "cases",
                report.cases().values().stream().mapToInt(Integer::intValue).sum());
        figures.put(
                "languages",
                report.cases().keySet().stream()
                        .map(name -> name.split(" ", 2)[0])
                        .distinct()
                        .count());
        figures.put("outcomes", outcomes);
        figures.put("places", report.looked().size());
        figures.put(
                "things",
                report.looked().stream().mapToLong(DrillReport.Looked::items).sum());
        figures.put(
                "bytes",
                report.looked().stream().mapToLong(DrillReport.Looked::bytes).sum());
        figures.put(
                "leaks",
                report.looked().stream().mapToInt(DrillReport.Looked::leaks).sum());
        figures.put("planted", report.control().planted());
        figures.put("missed", report.control().missed());
        figures.put("copied", report.keys().copied());
        figures.put("opened_before", report.keys().openedBefore());
        figures.put("keys_left", report.keys().left());
        figures.put("opened_after", report.keys().opened());
        figures.put("journals", report.journals().read());
        figures.put("events", report.journals().events());
        figures.put("dead_letters", deadLetters);
        return figures;
    }
}
