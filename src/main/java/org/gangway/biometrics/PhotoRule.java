// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What can be required of the one face on a photo: a figure that must lie within limits. In the order in which a customer
 * should mend them. ICAO-style; no conformance is claimed.
 */
public enum PhotoRule {
    /** Between the centres of the eyes, pixels of the photo. */
    EYE_DISTANCE(PhotoFigures::eyeDistance, "face.too-small", "face.too-near"),
    /** Share of the face, as the mesh draws it, that lies on the photo. */
    INSIDE(PhotoFigures::inside, "face.cut-off", "face.cut-off"),
    /** How light the face is, 0 to 255: half its median, half its highlights. */
    LIGHT(PhotoFigures::light, "face.too-dark", "face.too-bright"),
    /** Share of the face without any drawing left, because it is white. */
    GLARE(PhotoFigures::glare, "face.burnt-out", "face.burnt-out"),
    /** Fine detail for the contrast there is: the variance of the Laplacian over that of the picture. */
    SHARPNESS(PhotoFigures::sharpness, "face.blurred", "face.blurred"),
    /** Degrees; positive towards the left of the picture. */
    YAW(figures -> figures.pose().yaw(), "face.turned", "face.turned"),
    /** Degrees; positive downwards. */
    PITCH(figures -> figures.pose().pitch(), "face.looking-up", "face.looking-down"),
    /** Degrees; positive towards the right of the picture. */
    ROLL(figures -> figures.pose().roll(), "face.tilted", "face.tilted"),
    /** Inner opening of the mouth as a share of its width. */
    MOUTH(PhotoFigures::mouth, "face.mouth-open", "face.mouth-open");

    private final ToDoubleFunction<PhotoFigures> figure;
    private final String below;
    private final String above;

    PhotoRule(ToDoubleFunction<PhotoFigures> figure, String below, String above) {
        this.figure = figure;
        this.below = below;
        this.above = above;
    }

    /** As data files and reports have it: {@code eye-distance}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    double value(PhotoFigures figures) {
        return figure.applyAsDouble(figures);
    }

    String reason(boolean tooLittle) {
        return tooLittle ? below : above;
    }
}
