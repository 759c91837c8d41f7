// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A calibration as a page that needs nothing else. It names no photo. */
record CalibrationReport(Calibration calibration, int withoutFace, List<String> models) {
    private static final String STYLE =
            """
            body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.25rem .6rem;text-align:left}
            svg text{font-size:12px}.frame{fill:none;stroke:#888}.det{fill:none;stroke:#06c;stroke-width:2}
            .same{fill:#2a2;fill-opacity:.6}.different{fill:#c33;fill-opacity:.6}.limit{stroke:#000;stroke-dasharray:4 3}
            """;

    String html() {
        Separation all = calibration.separation();
        CalibrationCharts charts = new CalibrationCharts(calibration);
        return "<!doctype html><html lang='en'><meta charset='utf-8'><title>Face calibration</title><style>" + STYLE
                + "</style><h1>Face calibration</h1>"
                + paragraph(format(
                        "%d pairs of one person, %d of two people; %d more had no face to compare. Area under the curve %.4f;"
                                + " equal errors near distance %.3f.",
                        all.same().length, all.different().length, withoutFace, all.auc(), calibration.equalErrors()))
                + "<h2>Chosen thresholds</h2><pre>" + properties() + "</pre>" + chosen() + "<h2>True matches</h2>"
                + rates() + "<h2>DET curve</h2>" + charts.det()
                + paragraph("Across: pairs of two people that match. Up: pairs of one person that do not. Both axes are"
                        + " logarithmic; what is below 0.1 % lies on the edge.")
                + "<h2>Scores</h2>" + charts.histogram()
                + paragraph(
                        "Green: one person; red: two people; each as shares of its kind. Dashed: the chosen thresholds.")
                + "<h2>Models</h2><ul>"
                + models.stream().map(model -> "<li>" + model + "</li>").collect(Collectors.joining())
                + "</ul></html>\n";
    }

    /** As the application takes them. */
    String properties() {
        return format("gangway.faces.match=%.2f%ngangway.faces.refer=%.2f", calibration.match(), calibration.refer());
    }

    private String chosen() {
        Separation all = calibration.separation();
        return paragraph("Up to <b>match</b> at most one in a thousand of these pairs of two people matches; up to"
                        + " <b>refer</b> a human looks at all but one in a hundred pairs of one person.")
                + "<table><tr><th></th><th>match</th><th>match or refer</th></tr>"
                + row(
                        "one person",
                        all.trueMatchRate(calibration.match()).text(),
                        all.trueMatchRate(calibration.refer()).text())
                + row(
                        "two people",
                        all.falseMatchRate(calibration.match()).text(),
                        all.falseMatchRate(calibration.refer()).text())
                + "</table>";
    }

    private String rates() {
        return "<table><tr><th>at most so many false matches</th><th>distance</th><th>true matches (95 %)</th>"
                + "<th>false matches (95 %)</th></tr>"
                + Stream.of(1e-2, 1e-3).map(this::rate).collect(Collectors.joining()) + "</table>";
    }

    /** With few pairs a small rate cannot be seen, and whoever reads the table must know. */
    private String rate(double falseMatches) {
        Separation all = calibration.separation();
        double threshold = all.thresholdAt(falseMatches);
        String warning = all.different().length * falseMatches < 1
                ? format(" (%d pairs cannot show so small a rate)", all.different().length)
                : "";
        return row(
                format("FAR %.0e", falseMatches) + warning,
                format("%.3f", threshold),
                all.trueMatchRate(threshold).text(),
                all.falseMatchRate(threshold).text());
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String paragraph(String text) {
        return "<p>" + text + "</p>";
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
