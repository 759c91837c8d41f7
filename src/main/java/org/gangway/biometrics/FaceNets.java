// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;

/** The nets of one worker: OpenCV's nets keep state while they run, so no two threads may share them. */
final class FaceNets {
    /** So sure a detector counts even where the mesh sees nothing: a face in profile, a bystander. */
    private static final double SURE = 0.7;

    private final BlazeFace near;
    private final BlazeFace far;
    private final FaceMesh mesh;

    FaceNets(ModelFolder models) {
        near = new BlazeFace(BlazeFace.Range.SHORT, models);
        far = new BlazeFace(BlazeFace.Range.FULL, models);
        mesh = new FaceMesh(models);
    }

    /** Every face of the photo, the surest first; without points where it cannot be compared. */
    List<Optional<FivePoints>> faces(Mat photo) {
        List<Detection> found = new ArrayList<>(near.detect(photo));
        found.addAll(far.detect(photo));
        List<Optional<FivePoints>> faces = new ArrayList<>();
        for (Detection detection : Detection.distinct(found)) {
            Optional<FivePoints> points = mesh.points(photo, detection);
            if (points.isPresent() || detection.score() >= SURE) {
                faces.add(points);
            }
        }
        return faces;
    }
}
