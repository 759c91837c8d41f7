// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.calibration.Rate;
import org.gangway.casefile.Challenge.Action;
import org.opencv.core.Mat;

/** How far open eyes and eyes that are drawn shut are told apart, on the photographs that are large enough for a selfie. */
final class EyesBench {
    private static final Ruling.Limit LARGE = PhotoProfiles.defaults().limit(Profile.SELFIE, PhotoRule.EYE_DISTANCE);
    private static final Ruling.Limit OPEN = PhotoProfiles.defaults().limit(Profile.SELFIE, PhotoRule.EYES);

    private static final long SEED = 7;

    private final EmbeddedFaces engine;
    private final FaceNets nets;

    EyesBench(EmbeddedFaces engine, FaceNets nets) {
        this.engine = engine;
        this.nets = nets;
    }

    /** Of one photograph, as it is and with its eyes drawn shut. */
    private record Eyes(double open, double shut) {}

    /** Of one face before a made-up camera: whether a recording shows how it closes its eyes, and what else looks like that. */
    private record Closing(boolean seen, int mistaken, int others) {}

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
        }
        List<Closing> closings = new ArrayList<>();
        photos.forEach((name, path) -> Optional.ofNullable(originals.get(name))
                .flatMap(Look::face)
                .filter(face -> LARGE.holds(face.figures().eyeDistance())
                        && OPEN.holds(face.figures().eyes()))
                .flatMap(face -> Puppet.of(FaceBench.bytes(path), nets, SEED))
                .ifPresent(puppet -> closings.add(closing(puppet))));
        if (!closings.isEmpty()) {
            long seen = closings.stream().filter(Closing::seen).count();
            int others = closings.stream().mapToInt(Closing::others).sum();
            int mistaken = closings.stream().mapToInt(Closing::mistaken).sum();
            figures.put("eyes_closing", closings.size());
            figures.put("eyes_closing_seen", FaceBench.round(new Rate((int) seen, closings.size()).value()));
            figures.put("eyes_closing_mistaken", FaceBench.round(new Rate(mistaken, others).value()));
        }
    }

    private Closing closing(Puppet puppet) {
        try (puppet) {
            double[] straight = DoubleStream.generate(() -> eyes(puppet.live(Action.NOD, 0)))
                    .limit(5)
                    .sorted()
                    .toArray();
            double least = LivenessLimits.defaults().shut() * straight[2];
            boolean seen = DoubleStream.generate(() -> eyes(puppet.live(Action.CLOSE_EYES, 1)))
                    .limit(2)
                    .allMatch(open -> open < least);
            List<Double> others = new ArrayList<>();
            for (Action other : Action.values()) {
                others.add(eyes(puppet.print(other, 1)));
                if (other != Action.CLOSE_EYES) {
                    others.add(eyes(puppet.live(other, 0.5)));
                }
            }
            return new Closing(
                    seen, (int) others.stream().filter(open -> open < least).count(), others.size());
        }
    }

    /** Where there is no face, nothing is shut. */
    private double eyes(byte[] picture) {
        return engine.frame(0, picture).face().map(LiveFrame.Face::eyes).orElse(1.0);
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
        Mat drawn = ShutEyes.on(picture, mesh, 1);
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
