// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.gangway.biometrics.FaceEngine.Profile;
import org.opencv.core.Mat;

/** Spoils photographs in known ways, and turns them round in a mirror, to see what the engine makes of it. */
final class QualityBench {
    private static final Set<String> SIZE = Set.of("face.too-small");

    private final EmbeddedFaces engine;
    private final Map<String, Path> photos;
    private final Map<String, Look> originals;

    QualityBench(EmbeddedFaces engine, Map<String, Path> photos, Map<String, Look> originals) {
        this.engine = engine;
        this.photos = photos;
        this.originals = originals;
    }

    void run(Map<String, Object> figures) {
        List<Look> judged = originals.values().stream()
                .filter(look -> look.face().isPresent())
                .toList();
        figures.put(
                "originals_refused",
                FaceBench.round(share(judged.stream().filter(this::refused).count())));
        figures.put("originals_refused_for", refusals(judged));
        Map<Flaw, Long> caught = caught();
        figures.put("blur_caught", FaceBench.round(least(caught, true)));
        figures.put("exposure_caught", FaceBench.round(least(caught, false)));
        Map<String, Double> each = new HashMap<>();
        caught.forEach((flaw, count) -> each.put(flaw.name().toLowerCase(Locale.ROOT), FaceBench.round(share(count))));
        figures.put("caught", each);
        mirror(figures);
    }

    private boolean refused(Look look) {
        return !SIZE.containsAll(look.analysis().reasons());
    }

    private static Map<String, Integer> refusals(List<Look> looks) {
        Map<String, Integer> refusals = new HashMap<>();
        looks.stream()
                .flatMap(look -> look.analysis().reasons().stream())
                .forEach(reason -> refusals.merge(reason, 1, Integer::sum));
        return refusals;
    }

    private Map<Flaw, Long> caught() {
        Map<Flaw, Long> caught = new EnumMap<>(Flaw.class);
        measurable()
                .forEach((name, look) -> withPicture(name, picture -> {
                    for (Flaw flaw : Flaw.values()) {
                        List<String> reasons =
                                engine.analyse(flaw.on(picture), Profile.SELFIE).reasons();
                        caught.merge(flaw, flaw.caughtBy(reasons) ? 1L : 0L, Long::sum);
                    }
                }));
        return caught;
    }

    private double least(Map<Flaw, Long> caught, boolean blur) {
        return caught.entrySet().stream()
                .filter(entry -> entry.getKey().isBlur() == blur)
                .mapToDouble(entry -> share(entry.getValue()))
                .min()
                .orElse(0);
    }

    /** A head turned by some angle is turned by minus that angle in the mirror. */
    private void mirror(Map<String, Object> figures) {
        Map<String, Pose[]> poses = new HashMap<>();
        measurable()
                .forEach(
                        (name, look) -> withPicture(name, picture -> engine.look(Flaw.mirrored(picture), Profile.SELFIE)
                                .face()
                                .ifPresent(mirrored -> poses.put(name, new Pose[] {
                                    look.face().orElseThrow().figures().pose(),
                                    mirrored.figures().pose()
                                }))));
        errors("mirror_yaw_error", poses, (pose, mirrored) -> Math.abs(pose.yaw() + mirrored.yaw()), figures);
        errors("mirror_roll_error", poses, (pose, mirrored) -> Math.abs(pose.roll() + mirrored.roll()), figures);
    }

    private static void errors(
            String name, Map<String, Pose[]> poses, ToDoubleBiFunction<Pose, Pose> error, Map<String, Object> figures) {
        var all = poses.values().stream()
                .mapToDouble(pair -> error.applyAsDouble(pair[0], pair[1]))
                .summaryStatistics();
        figures.put(name, FaceBench.round(all.getAverage()));
        figures.put(name + "_max", FaceBench.round(all.getMax()));
    }

    private Map<String, Look> measurable() {
        Map<String, Look> looks = new HashMap<>(originals);
        looks.values().removeIf(look -> look.face().isEmpty());
        return looks;
    }

    private double share(long count) {
        return (double) count / measurable().size();
    }

    /** Takes a picture that is released afterwards. */
    @FunctionalInterface
    private interface Use {
        void of(Mat picture);
    }

    private void withPicture(String name, Use use) {
        Mat picture =
                FaceSettings.defaults().limits().decode(FaceBench.bytes(photos.getOrDefault(name, Path.of(name))));
        try {
            use.of(picture);
        } finally {
            picture.release();
        }
    }
}
