// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The best one-to-one assignment of two short token lists, where two or three neighbours may stand for one word of the
 * other side. Exact: tries all of them, the shorter side as a bit set.
 */
final class Pairing {

    /** More tokens than that on the shorter side are left unmatched: 2^10 states is what one comparison may cost. */
    private static final int MOST = 10;

    /** So many neighbours may be one word. */
    static final int PIECES = 3;

    /** One pair of spans: {@code rows} tokens from {@code row}, {@code columns} tokens from {@code column}. */
    record Span(int row, int rows, int column, int columns) {}

    /** What a pair of spans is worth; 0 if it must not be made. */
    @FunctionalInterface
    interface Worth {
        double of(Span span);
    }

    private final int rows;
    private final int columns;
    private final Worth worth;
    private final double[][] best;
    private final Span[][] chosen;

    private Pairing(int rows, int columns, Worth worth) {
        this.rows = rows;
        this.columns = columns;
        this.worth = worth;
        this.best = new double[rows + 2][1 << columns];
        this.chosen = new Span[rows + 1][1 << columns];
    }

    static List<Span> best(int rows, int columns, Worth worth) {
        if (columns > rows) {
            Worth turned = span -> worth.of(turned(span));
            return best(columns, rows, turned).stream().map(Pairing::turned).toList();
        }
        Pairing pairing = new Pairing(rows, Math.min(columns, MOST), worth);
        pairing.fill();
        return pairing.path();
    }

    private static Span turned(Span span) {
        return new Span(span.column, span.columns, span.row, span.rows);
    }

    /** Of two lists that hold the same: each with its equal, however many they are. */
    static <T> List<Span> same(List<T> rows, List<T> columns) {
        List<Span> spans = new ArrayList<>();
        BitSet taken = new BitSet();
        for (int row = 0; row < rows.size(); row++) {
            int column = taken.nextClearBit(0);
            while (!columns.get(column).equals(rows.get(row))) {
                column = taken.nextClearBit(column + 1);
            }
            taken.set(column);
            spans.add(new Span(row, 1, column, 1));
        }
        return spans;
    }

    private void fill() {
        for (int row = rows - 1; row >= 0; row--) {
            for (int taken = 0; taken < 1 << columns; taken++) {
                best[row][taken] = best[row + 1][taken];
            }
            for (int column = 0; column < columns; column++) {
                offer(new Span(row, 1, column, 1));
                for (int pieces = 2; pieces <= PIECES; pieces++) {
                    offer(new Span(row, pieces, column, 1));
                    offer(new Span(row, 1, column, pieces));
                }
            }
        }
    }

    private void offer(Span span) {
        boolean inside = span.row + span.rows <= rows && span.column + span.columns <= columns;
        double gain = inside ? worth.of(span) : 0;
        if (gain <= 0) {
            return;
        }
        int bits = ((1 << span.columns) - 1) << span.column;
        for (int taken = 0; taken < 1 << columns; taken++) {
            double total = gain + best[span.row + span.rows][taken | bits];
            if ((taken & bits) == 0 && total > best[span.row][taken]) {
                best[span.row][taken] = total;
                chosen[span.row][taken] = span;
            }
        }
    }

    private List<Span> path() {
        List<Span> path = new ArrayList<>();
        int taken = 0;
        int row = 0;
        while (row < rows) {
            Span span = chosen[row][taken];
            if (span == null) {
                row++;
            } else {
                path.add(span);
                taken |= ((1 << span.columns) - 1) << span.column;
                row += span.rows;
            }
        }
        return path;
    }
}
