// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The two pictures of a calibration, as SVG. */
record CalibrationCharts(Calibration calibration) {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 360;
    private static final int EDGE = 50;
    /** The least rate on the axes of the DET curve; smaller ones lie on the edge. */
    private static final double LEAST = 1e-3;

    private static final int BINS = 50;

    /** Wrong refusals over wrong matches for every threshold, both axes logarithmic. */
    String det() {
        Separation all = calibration.separation();
        String points = DoubleStream.concat(Arrays.stream(all.same()), Arrays.stream(all.different()))
                .sorted()
                .mapToObj(threshold -> point(
                        onLog(all.falseMatchRate(threshold).value()),
                        onLog(1 - all.trueMatchRate(threshold).value())))
                .collect(Collectors.joining(" "));
        String marks = Stream.of(1e-3, 1e-2, 1e-1, 1.0)
                .map(rate -> tick(onLog(rate), percent(rate), true) + tick(onLog(rate), percent(rate), false))
                .collect(Collectors.joining());
        String start = point(onLog(0), onLog(1));
        return svg(marks + "<polyline class='det' points='" + start + " " + points + "'/>");
    }

    /** How the scores of both kinds of pairs are spread, each kind as shares of itself, and the chosen thresholds. */
    String histogram() {
        double[] same = shares(calibration.separation().same());
        double[] different = shares(calibration.separation().different());
        double most = DoubleStream.concat(Arrays.stream(same), Arrays.stream(different))
                .max()
                .orElse(1);
        String marks = Stream.of(0, 25, 50, 75, 100)
                .map(score -> tick(score / 100.0, Integer.toString(score), true))
                .collect(Collectors.joining());
        String limits = List.of(calibration.match(), calibration.refer()).stream()
                .map(distance -> line(EmbeddedFaces.score(distance) / 100.0))
                .collect(Collectors.joining());
        return svg(marks + bars(different, most, "different") + bars(same, most, "same") + limits);
    }

    private static double[] shares(double[] distances) {
        double[] shares = new double[BINS];
        for (double distance : distances) {
            shares[Math.min(BINS - 1, EmbeddedFaces.score(distance) * BINS / 100)] += 1.0 / distances.length;
        }
        return shares;
    }

    private static String bars(double[] shares, double most, String kind) {
        double width = (double) (WIDTH - 2 * EDGE) / BINS;
        return IntStream.range(0, BINS)
                .filter(bin -> shares[bin] > 0)
                .mapToObj(bin -> format(
                        "<rect class='%s' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>",
                        kind, x((double) bin / BINS), y(shares[bin] / most), width, y(0) - y(shares[bin] / most)))
                .collect(Collectors.joining());
    }

    private static String line(double across) {
        return format(
                "<line class='limit' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>", x(across), y(0), x(across), y(1));
    }

    private static String tick(double along, String text, boolean below) {
        return below
                ? format("<text x='%.1f' y='%d' text-anchor='middle'>%s</text>", x(along), HEIGHT - EDGE + 18, text)
                : format("<text x='%d' y='%.1f' text-anchor='end'>%s</text>", EDGE - 6, y(along) + 4, text);
    }

    private static String svg(String content) {
        return format(
                        "<svg viewBox='0 0 %d %d' width='%d' height='%d'><rect class='frame' x='%d' y='%d' width='%d' height='%d'/>",
                        WIDTH, HEIGHT, WIDTH, HEIGHT, EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
                + content + "</svg>";
    }

    private static double onLog(double rate) {
        return 1 - Math.log10(Math.max(rate, LEAST)) / Math.log10(LEAST);
    }

    private static String percent(double rate) {
        return format(rate < 0.01 ? "%.1f %%" : "%.0f %%", 100 * rate);
    }

    private static String point(double across, double up) {
        return format("%.1f,%.1f", x(across), y(up));
    }

    private static double x(double share) {
        return EDGE + share * (WIDTH - 2 * EDGE);
    }

    private static double y(double share) {
        return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
