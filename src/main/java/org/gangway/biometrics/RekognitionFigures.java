// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.FaceEngine.Failure;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rekognition.model.Attribute;
import software.amazon.awssdk.services.rekognition.model.BoundingBox;
import software.amazon.awssdk.services.rekognition.model.FaceDetail;
import software.amazon.awssdk.services.rekognition.model.Landmark;
import software.amazon.awssdk.services.rekognition.model.LandmarkType;

/**
 * What Amazon Rekognition says of one face, as figures of {@link PhotoRule}:
 *
 * <ul>
 *   <li>{@code EYE_DISTANCE} between its landmarks, in pixels of the customer's photo;
 *   <li>{@code INSIDE} the share of its box, which may reach over the edge, that lies on the photo;
 *   <li>{@code LIGHT} and {@code SHARPNESS} its quality figures, 0 to 100, which are not the embedded engine's;
 *   <li>{@code YAW}, {@code ROLL} and, without its sign, {@code LEVEL} in degrees;
 *   <li>{@code MOUTH} (open), {@code EYES} (open), {@code SUNGLASSES} and {@code COVERED}: how sure it is, per cent.
 * </ul>
 *
 * It says nothing of {@code GLARE}, and of {@code PITCH} not which way.
 *
 * @param width of the customer's photo, pixels
 */
record RekognitionFigures(FaceDetail face, int width, int height) implements ToDoubleFunction<PhotoRule> {
    static final Set<PhotoRule> SAID =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PhotoRule.GLARE, PhotoRule.PITCH)));

    /** Nothing else of a person is asked for: no age, no gender, no feelings. */
    static final List<Attribute> ASKED = List.of(
            Attribute.DEFAULT,
            Attribute.EYES_OPEN,
            Attribute.MOUTH_OPEN,
            Attribute.SUNGLASSES,
            Attribute.FACE_OCCLUDED);

    /** @throws EngineFailed if the answer lacks it */
    @Override
    public double applyAsDouble(PhotoRule rule) {
        return switch (rule) {
            case EYE_DISTANCE -> eyeDistance();
            case INSIDE -> inside();
            case LIGHT -> number(said(face.quality()).brightness());
            case SHARPNESS -> number(said(face.quality()).sharpness());
            case YAW -> number(said(face.pose()).yaw());
            case ROLL -> number(said(face.pose()).roll());
            case LEVEL -> Math.abs(number(said(face.pose()).pitch()));
            case MOUTH -> sure(said(face.mouthOpen()).value(), face.mouthOpen().confidence());
            case EYES -> sure(said(face.eyesOpen()).value(), face.eyesOpen().confidence());
            case SUNGLASSES ->
                sure(said(face.sunglasses()).value(), face.sunglasses().confidence());
            case COVERED ->
                sure(said(face.faceOccluded()).value(), face.faceOccluded().confidence());
            case GLARE, PITCH -> throw new IllegalStateException(rule.label() + " is not said by Amazon Rekognition");
        };
    }

    /** Of the photo that its box covers. */
    double share() {
        BoundingBox box = said(face.boundingBox());
        return number(box.width()) * number(box.height());
    }

    private double eyeDistance() {
        Landmark left = landmark(LandmarkType.EYE_LEFT);
        Landmark right = landmark(LandmarkType.EYE_RIGHT);
        return Math.hypot(
                (number(left.x()) - number(right.x())) * width, (number(left.y()) - number(right.y())) * height);
    }

    private Landmark landmark(LandmarkType type) {
        return face.landmarks().stream()
                .filter(landmark -> landmark.type() == type)
                .findFirst()
                .orElseThrow(() -> new EngineFailed(Failure.REFUSED));
    }

    private double inside() {
        BoundingBox box = said(face.boundingBox());
        return within(number(box.left()), number(box.width())) * within(number(box.top()), number(box.height()));
    }

    /** Which share of a stretch lies between 0 and 1. */
    private static double within(double start, double length) {
        return length > 0 ? Math.max(0, Math.min(1, start + length) - Math.max(0, start)) / length : 0;
    }

    private static double sure(@Nullable Boolean value, @Nullable Float confidence) {
        return said(value) ? number(confidence) : 100 - number(confidence);
    }

    private static double number(@Nullable Float value) {
        return said(value);
    }

    private static <T> T said(@Nullable T part) {
        if (part == null) {
            throw new EngineFailed(Failure.REFUSED);
        }
        return part;
    }
}
