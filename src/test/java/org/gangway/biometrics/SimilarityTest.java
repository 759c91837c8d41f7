// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.opencv.core.Point;

class SimilarityTest {
    private static final List<Point> POINTS =
            List.of(new Point(3, 4), new Point(90, 7), new Point(40, 60), new Point(20, 95), new Point(80, 99));

    @Property(tries = 200)
    void theFitFindsWhatMovedThePointsAndItsInverseMovesThemBack(
            @ForAll @DoubleRange(min = 0.05, max = 20) double scale,
            @ForAll @DoubleRange(min = -3, max = 3) double angle,
            @ForAll @DoubleRange(min = -500, max = 500) double x) {
        Similarity moved = Similarity.into(150, new Point(x, 2 * x), angle, scale);

        Similarity found =
                Similarity.fit(POINTS, POINTS.stream().map(moved::apply).toList());

        for (Point point : POINTS) {
            near(found.apply(point), moved.apply(point));
            near(found.inverse().apply(moved.apply(point)), point);
        }
    }

    private static void near(Point actual, Point expected) {
        assertThat(actual.x).isCloseTo(expected.x, within(1e-6));
        assertThat(actual.y).isCloseTo(expected.y, within(1e-6));
    }
}
