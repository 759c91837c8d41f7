// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.ArrayList;
import java.util.List;
import org.gangway.hands.RouteBook;

/** Where each node of a route lies on the page: one under the other, what is inside another further right. */
record RouteDrawing(int width, int height, List<Box> boxes) {
    private static final int STEP = 52;
    private static final int INDENT = 36;
    private static final int BOX_WIDTH = 420;
    private static final int BOX_HEIGHT = 36;
    private static final int MARGIN = 8;

    /** @param line the way from the node above, as SVG writes it; empty with the first */
    record Box(int x, int y, String kind, String id, String line) {
        public int textX() {
            return x + 12;
        }

        public int textY() {
            return y + 23;
        }
    }

    static RouteDrawing of(List<RouteBook.Node> nodes) {
        List<Box> boxes = new ArrayList<>();
        int deepest = 0;
        for (RouteBook.Node node : nodes) {
            int x = MARGIN + INDENT * node.depth();
            int y = MARGIN + STEP * boxes.size();
            String line = node.parent() < 0 ? "" : line(boxes.get(node.parent()), x, y);
            boxes.add(new Box(x, y, node.kind(), node.id(), line));
            deepest = Math.max(deepest, node.depth());
        }
        return new RouteDrawing(
                2 * MARGIN + BOX_WIDTH + INDENT * deepest, 2 * MARGIN + STEP * boxes.size(), List.copyOf(boxes));
    }

    private static String line(Box above, int x, int y) {
        int from = above.x() + INDENT / 2;
        return "M%d %d V%d H%d".formatted(from, above.y() + BOX_HEIGHT, y + BOX_HEIGHT / 2, x);
    }
}
