// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gangway.calibration.Frame;

/** The two pictures of a calibration. */
record CalibrationCharts(Calibration calibration) {
    /** The least rate on the axes of the DET curve; smaller ones lie on the edge. */
    private static final double LEAST = 1e-3;

    private static final int BINS = 50;

    /** Wrong refusals over wrong matches for every threshold, both axes logarithmic. */
    Frame det() {
        Separation all = calibration.separation();
        Stream<Frame.Point> points = DoubleStream.concat(Arrays.stream(all.same()), Arrays.stream(all.different()))
                .sorted()
                .mapToObj(threshold -> point(
                        all.falseMatchRate(threshold).value(),
                        1 - all.trueMatchRate(threshold).value()));
        Frame frame = new Frame();
        for (double rate : new double[] {1e-3, 1e-2, 1e-1, 1}) {
            frame.below(Frame.onLog(rate, LEAST), percent(rate)).beside(Frame.onLog(rate, LEAST), percent(rate));
        }
        return frame.line("first", Stream.concat(Stream.of(point(0, 1)), points).toList());
    }

    /** How the scores of both kinds of pairs are spread, each kind as shares of itself, and the chosen thresholds. */
    Frame histogram() {
        double[] same = shares(calibration.separation().same());
        double[] different = shares(calibration.separation().different());
        double most = DoubleStream.concat(Arrays.stream(same), Arrays.stream(different))
                .max()
                .orElse(1);
        Frame frame = new Frame();
        for (int score : new int[] {0, 25, 50, 75, 100}) {
            frame.below(score / 100.0, Integer.toString(score));
        }
        bars(frame, different, most, "different");
        bars(frame, same, most, "same");
        List.of(calibration.match(), calibration.refer())
                .forEach(distance -> frame.limit(EmbeddedFaces.score(distance) / 100.0));
        return frame;
    }

    private static double[] shares(double[] distances) {
        double[] shares = new double[BINS];
        for (double distance : distances) {
            shares[Math.min(BINS - 1, EmbeddedFaces.score(distance) * BINS / 100)] += 1.0 / distances.length;
        }
        return shares;
    }

    private static void bars(Frame frame, double[] shares, double most, String kind) {
        IntStream.range(0, BINS)
                .filter(bin -> shares[bin] > 0)
                .forEach(bin -> frame.bar(kind, (double) bin / BINS, 1.0 / BINS, shares[bin] / most));
    }

    private static Frame.Point point(double across, double up) {
        return new Frame.Point(Frame.onLog(across, LEAST), Frame.onLog(up, LEAST));
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, rate < 0.01 ? "%.1f %%" : "%.0f %%", 100 * rate);
    }
}
