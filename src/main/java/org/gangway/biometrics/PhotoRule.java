// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What can be required of the one face on a photo: a figure that must lie within limits. In the order in which a customer
 * should mend them. ICAO-style; no conformance is claimed. The figures are as the embedded engine measures them; what
 * another says under the same name, and on which scale, {@link RekognitionFigures} tells.
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
    MOUTH(PhotoFigures::mouth, "face.mouth-open", "face.mouth-open"),
    /** How far the eyes are open, as a share of their width; Rekognition: how sure it is of open ones, per cent. */
    EYES(PhotoFigures::eyes, "face.eyes-closed", "face.eyes-closed"),
    /** Degrees up or down, whichever: Amazon Rekognition does not document the sign of its pitch. */
    LEVEL(null, "face.not-level", "face.not-level"),
    /** How sure Amazon Rekognition is that there are sunglasses, per cent. */
    SUNGLASSES(null, "face.sunglasses", "face.sunglasses"),
    /** How sure Amazon Rekognition is that something covers the face, per cent. */
    COVERED(null, "face.covered", "face.covered");

    private final @Nullable ToDoubleFunction<PhotoFigures> figure;
    private final String below;
    private final String above;

    /** @param figure null where the embedded engine measures none */
    PhotoRule(@Nullable ToDoubleFunction<PhotoFigures> figure, String below, String above) {
        this.figure = figure;
        this.below = below;
        this.above = above;
    }

    /** As data files and reports have it: {@code eye-distance}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the embedded engine has a figure for it. */
    boolean embedded() {
        return figure != null;
    }

    /** @throws IllegalStateException if the embedded engine has no figure for it: no profile of that engine names it */
    double value(PhotoFigures figures) {
        if (figure == null) {
            throw new IllegalStateException(label() + " is not measured by the embedded engine");
        }
        return figure.applyAsDouble(figures);
    }

    String reason(boolean tooLittle) {
        return tooLittle ? below : above;
    }
}
