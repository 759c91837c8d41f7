// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gangway.evidence.DrillReport;

/** The report in one line, for programs. */
final class PrivacyFigures {
    private PrivacyFigures() {}

    static Map<String, Object> of(DrillReport report, long deadLetters) {
        Map<String, Object> figures = new LinkedHashMap<>();
        cases(report, figures);
        looked(report.looked(), figures);
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

    /** By language and outcome, as in {@code fr approved}. */
    private static void cases(DrillReport report, Map<String, Object> figures) {
        Set<String> languages = new TreeSet<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        report.cases().forEach((name, times) -> {
            String[] words = name.split(" ", 2);
            languages.add(words[0]);
            outcomes.merge(words[1], times, Integer::sum);
        });
        figures.put(
                "cases", outcomes.values().stream().mapToInt(Integer::intValue).sum());
        figures.put("languages", languages.size());
        figures.put("outcomes", outcomes);
    }

    private static void looked(List<DrillReport.Looked> looked, Map<String, Object> figures) {
        figures.put("places", looked.size());
        figures.put(
                "things", looked.stream().mapToLong(DrillReport.Looked::items).sum());
        figures.put(
                "bytes", looked.stream().mapToLong(DrillReport.Looked::bytes).sum());
        figures.put("leaks", looked.stream().mapToInt(DrillReport.Looked::leaks).sum());
    }
}
