// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gangway.biometrics.FaceEngine.Analysis;
import org.opencv.core.Mat;
import org.opencv.core.Rect2d;

/**
 * A photo as the engine saw it.
 *
 * @param boxes where every face is, the surest first
 * @param face the largest that can be measured
 */
record Look(Analysis analysis, List<Rect2d> boxes, Optional<Measured> face) {
    Look {
        boxes = List.copyOf(boxes);
    }

    /** @param embedding as the recogniser made it */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Measured(FacePoints points, PhotoFigures figures, float[] embedding) {}

    static Look refused(String reason) {
        return new Look(new Analysis(0, List.of(), List.of(reason)), List.of(), Optional.empty());
    }

    static Look at(
            Mat picture, FaceNets nets, FaceSessions sessions, Function<PhotoFigures, List<Ruling>> requirements) {
        List<FaceNets.Found> found = nets.faces(picture);
        Optional<Measured> face = found.stream()
                .flatMap(one -> one.mesh().stream())
                .max(Comparator.comparingDouble(mesh -> FacePoints.of(mesh).eyeDistance()))
                .map(mesh -> measure(picture, mesh, nets.refine(picture, mesh), sessions));
        List<Ruling> rulings = face.map(it -> requirements.apply(it.figures)).orElse(List.of());
        List<String> reasons = new ArrayList<>(number(found.size()));
        if (found.size() == 1 && face.isEmpty()) {
            reasons.add("face.unclear");
        }
        reasons.addAll(Ruling.refused(rulings));
        return new Look(
                new Analysis(found.size(), rulings, reasons),
                found.stream().map(one -> one.where().box()).toList(),
                face);
    }

    /** @throws java.util.NoSuchElementException if either has no face that can be measured */
    double distanceTo(Look other) {
        return Recogniser.distance(face.orElseThrow().embedding, other.face.orElseThrow().embedding);
    }

    static List<String> number(int faces) {
        return faces == 1 ? List.of() : List.of(faces == 0 ? "face.none" : "face.several");
    }

    private static Measured measure(Mat picture, Mesh mesh, FacePoints points, FaceSessions sessions) {
        Mat chip = points.chip(picture);
        try {
            double eyes = sessions.eyes().opening(picture, mesh);
            PhotoFigures figures = PhotoFigures.of(picture, points, mesh, eyes);
            return new Measured(points, figures, sessions.recogniser().embed(chip));
        } finally {
            chip.release();
        }
    }
}
