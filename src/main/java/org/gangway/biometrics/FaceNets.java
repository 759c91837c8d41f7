// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencv.core.Mat;

/** The nets of one worker: OpenCV's nets keep state while they run, so no two threads may share them. */
final class FaceNets {
    /** So sure a detector counts even where the mesh sees nothing: a face in profile, a bystander. */
    private static final double SURE = 0.7;
    /** A square of so many times a doubtful face's side is looked at again. */
    private static final double CLOSER = 2;
    /** Pixels of that square. */
    private static final int CLOSE_SIDE = 256;
    /** So many are looked at, the surest: a picture of a crowd must not take as long as it has people. */
    static final int MOST = 40;

    private final BlazeFace near;
    private final BlazeFace far;
    private final FaceMesh mesh;

    FaceNets(ModelFolder models) {
        near = new BlazeFace(BlazeFace.Range.SHORT, models);
        far = new BlazeFace(BlazeFace.Range.FULL, models);
        mesh = new FaceMesh(models);
    }

    /** A face, and its mesh unless it cannot be measured. */
    record Found(Detection where, Optional<Mesh> mesh) {}

    /** Every face of the photo, the surest first; of a crowd not all. */
    List<Found> faces(Mat photo) {
        List<Found> faces = new ArrayList<>();
        for (Detection detection : detect(photo).stream().limit(MOST).toList()) {
            Optional<Mesh> points = mesh.find(photo, detection);
            if (points.isPresent() || detection.score() >= SURE) {
                faces.add(new Found(detection, points));
            } else {
                closer(photo, detection).ifPresent(faces::add);
            }
        }
        return faces;
    }

    FacePoints refine(Mat photo, Mesh found) {
        return mesh.refine(photo, found);
    }

    private List<Detection> detect(Mat picture) {
        return Detection.distinct(Stream.concat(near.detect(picture).stream(), far.detect(picture).stream())
                .toList());
    }

    /** What a detector was in doubt about and the mesh did not see counts only if both see it in a picture of it alone. */
    private Optional<Found> closer(Mat photo, Detection doubtful) {
        Similarity zoom = Similarity.into(CLOSE_SIDE, doubtful.centre(), 0, CLOSE_SIDE / (CLOSER * doubtful.side()));
        Mat close = zoom.warp(photo, CLOSE_SIDE);
        try {
            return detect(close).stream()
                    .map(detection -> detection.seenBy(zoom.inverse()))
                    .filter(doubtful::sameFace)
                    .map(detection -> new Found(detection, mesh.find(photo, detection)))
                    .filter(found -> found.mesh().isPresent())
                    .findFirst();
        } finally {
            close.release();
        }
    }
}
