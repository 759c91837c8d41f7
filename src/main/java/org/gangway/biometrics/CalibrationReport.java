// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gangway.calibration.Page;

/** A calibration as a page that needs nothing else. It names no photo. */
record CalibrationReport(Calibration calibration, int withoutFace, List<String> models) {

    String html() {
        Separation all = calibration.separation();
        CalibrationCharts charts = new CalibrationCharts(calibration);
        Page page = new Page("Face calibration")
                .paragraph(format(
                        "%d pairs of one person, %d of two people; %d more had no face to compare. Area under the curve %.4f;"
                                + " equal errors near distance %.3f.",
                        all.same().length, all.different().length, withoutFace, all.auc(), calibration.equalErrors()))
                .heading("Chosen thresholds")
                .lines(properties());
        chosen(page);
        rates(page);
        return page.heading("DET curve")
                .drawing(charts.det())
                .paragraph("Across: pairs of two people that match. Up: pairs of one person that do not. Both axes are"
                        + " logarithmic; what is below 0.1 % lies on the edge.")
                .heading("Scores")
                .drawing(charts.histogram())
                .paragraph(
                        "Green: one person; red: two people; each as shares of its kind. Dashed: the chosen thresholds.")
                .heading("Models")
                .list(models)
                .html();
    }

    private void rates(Page page) {
        page.heading("True matches")
                .table(
                        List.of(
                                "at most so many false matches",
                                "distance",
                                "true matches (95 %)",
                                "false matches (95 %)"),
                        Stream.of(1e-2, 1e-3).map(this::rate).toList());
    }

    /** As the application takes them. */
    String properties() {
        return format("gangway.faces.match=%.2f%ngangway.faces.refer=%.2f", calibration.match(), calibration.refer());
    }

    private void chosen(Page page) {
        Separation all = calibration.separation();
        page.paragraph("Up to match at most one in a thousand of these pairs of two people matches; up to"
                        + " refer a human looks at all but one in a hundred pairs of one person.")
                .table(
                        List.of("", "match", "match or refer"),
                        List.of(
                                List.of(
                                        "one person",
                                        all.trueMatchRate(calibration.match()).text(),
                                        all.trueMatchRate(calibration.refer()).text()),
                                List.of(
                                        "two people",
                                        all.falseMatchRate(calibration.match()).text(),
                                        all.falseMatchRate(calibration.refer()).text())));
    }

    /** With few pairs a small rate cannot be seen, and whoever reads the table must know. */
    private List<String> rate(double falseMatches) {
        Separation all = calibration.separation();
        double threshold = all.thresholdAt(falseMatches);
        String warning = all.different().length * falseMatches < 1
                ? format(" (%d pairs cannot show so small a rate)", all.different().length)
                : "";
        return List.of(
                format("FAR %.0e", falseMatches) + warning,
                format("%.3f", threshold),
                all.trueMatchRate(threshold).text(),
                all.falseMatchRate(threshold).text());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
