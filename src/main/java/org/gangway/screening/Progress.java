// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.PrintWriter;
import java.util.Locale;

/** A bar on a terminal, and nothing where nobody looks. */
final class Progress {

    private static final int WIDTH = 40;
    private static final double NANOS = 1e9;

    private final PrintWriter terminal;
    private final int all;
    private final long began = System.nanoTime();
    private int done;

    Progress(PrintWriter terminal, int all) {
        this.terminal = terminal;
        this.all = all;
    }

    void at(int count) {
        done = count;
        if (System.console() != null) {
            int full = all == 0 ? WIDTH : (int) ((long) WIDTH * done / all);
            terminal.print("\r[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + rate());
            if (done == all) {
                terminal.println();
            }
            terminal.flush();
        }
    }

    String rate() {
        double seconds = (System.nanoTime() - began) / NANOS;
        return String.format(Locale.ROOT, "%.1f s, %.0f/s", seconds, seconds == 0 ? 0 : done / seconds);
    }
}
