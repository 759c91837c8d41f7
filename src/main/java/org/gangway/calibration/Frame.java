// SPDX-License-Identifier: Apache-2.0
package org.gangway.calibration;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drawing between two axes, as SVG. Places on both are shares from 0 to 1. */
public final class Frame {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 360;
    private static final int EDGE = 50;

    private final StringBuilder content = new StringBuilder();

    /** @param across from the left
     * @param up from the bottom */
    public record Point(double across, double up) {}

    /** A number on the lower axis. */
    public Frame below(double at, String text) {
        return add("<text x='%.1f' y='%d' text-anchor='middle'>%s</text>", x(at), HEIGHT - EDGE + 18, text);
    }

    /** A number on the left axis. */
    public Frame beside(double at, String text) {
        return add("<text x='%d' y='%.1f' text-anchor='end'>%s</text>", EDGE - 6, y(at) + 4, text);
    }

    /** @param kind how it looks: {@code first}, {@code second} */
    public Frame line(String kind, List<Point> points) {
        String places = points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.across()), y(point.up())))
                .collect(Collectors.joining(" "));
        return add("<polyline class='%s' points='%s'/>", kind, places);
    }

    /** @param kind how it looks: {@code same}, {@code different} */
    public Frame bar(String kind, double from, double width, double height) {
        return add(
                "<rect class='%s' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>",
                kind, x(from), y(height), width * (WIDTH - 2 * EDGE), y(0) - y(height));
    }

    /** From bottom to top. */
    public Frame limit(double at) {
        return add("<line class='limit' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>", x(at), y(0), x(at), y(1));
    }

    /** Where a rate lies on an axis from {@code least} to 1 that is logarithmic; what is smaller lies on the edge. */
    public static double onLog(double rate, double least) {
        return 1 - Math.log10(Math.max(rate, least)) / Math.log10(least);
    }

    String svg() {
        return String.format(
                        Locale.ROOT,
                        "<svg viewBox='0 0 %d %d' width='%d' height='%d'><rect class='frame' x='%d' y='%d' width='%d' height='%d'/>",
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        HEIGHT,
                        EDGE,
                        EDGE,
                        WIDTH - 2 * EDGE,
                        HEIGHT - 2 * EDGE)
                + content + "</svg>";
    }

    private Frame add(String format, Object... arguments) {
        content.append(String.format(Locale.ROOT, format, arguments));
        return this;
    }

    private static double x(double share) {
        return EDGE + share * (WIDTH - 2 * EDGE);
    }

    private static double y(double share) {
        return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
    }
}
