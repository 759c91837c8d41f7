// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.calibration.Rate;
import org.opencv.core.Mat;

/** How far open eyes and eyes that were drawn shut are told apart, on the photographs that are large enough for a selfie. */
final class EyesBench {
    private static final Ruling.Limit LARGE = PhotoProfiles.defaults().limit(Profile.SELFIE, PhotoRule.EYE_DISTANCE);
    private static final Ruling.Limit OPEN = PhotoProfiles.defaults().limit(Profile.SELFIE, PhotoRule.EYES);

    private final EmbeddedFaces engine;
    private final FaceNets nets;

    EyesBench(EmbeddedFaces engine, FaceNets nets) {
        this.engine = engine;
        this.nets = nets;
    }

    /** Of one photograph, as it is and with its eyes drawn shut. */
    private record Eyes(double open, double shut) {}

    /** Nothing is put where no photograph is large enough. */
    void run(Map<String, Path> photos, Map<String, Look> originals, Map<String, Object> figures) {
        List<Eyes> eyes = new ArrayList<>();
        photos.forEach((name, path) -> Optional.ofNullable(originals.get(name))
                .flatMap(Look::face)
                .filter(face -> LARGE.holds(face.figures().eyeDistance()))
                .flatMap(face -> shut(path).map(shut -> new Eyes(face.figures().eyes(), shut)))
                .ifPresent(eyes::add));
        if (!eyes.isEmpty()) {
            figures.put("eyes", eyes.size());
            figures.put("eyes_open_referred", share(eyes, one -> !OPEN.holds(one.open)));
            figures.put("eyes_shut_referred", share(eyes, one -> !OPEN.holds(one.shut)));
            double blink = LivenessLimits.defaults().blink();
            figures.put("eyes_blink_seen", share(eyes, one -> one.shut < blink * one.open));
        }
    }

    private Optional<Double> shut(Path photo) {
        Mat picture = FaceSettings.defaults().limits().decode(FaceBench.bytes(photo));
        try {
            return nets.faces(picture).stream()
                    .flatMap(face -> face.mesh().stream())
                    .findFirst()
                    .flatMap(mesh -> shut(picture, mesh));
        } finally {
            picture.release();
        }
    }

    private Optional<Double> shut(Mat picture, Mesh mesh) {
        Mat drawn = ShutEyes.on(picture, mesh);
        try {
            return engine.look(Flaw.png(drawn), Profile.SELFIE).face().map(face -> face.figures()
                    .eyes());
        } finally {
            drawn.release();
        }
    }

    private static double share(List<Eyes> eyes, Predicate<Eyes> counts) {
        return FaceBench.round(new Rate((int) eyes.stream().filter(counts).count(), eyes.size()).value());
    }
}
