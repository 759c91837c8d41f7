// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gangway.casefile.Challenge.Action;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * The face of a photograph, made to turn, nod, open its mouth, close its eyes and come closer: each triangle between the points of its mesh is
 * drawn where the head, turned in space, would have it. The same photograph can also be moved as a print is.
 */
final class Puppet implements AutoCloseable {
    /** Between the eyes, so that every photograph is seen by the same camera. */
    private static final double EYES = 80;

    static final double SIDE = 512;
    private static final Set<Integer> LOWER_LIP =
            Set.of(95, 88, 178, 87, 14, 317, 402, 318, 324, 146, 91, 181, 84, 17, 314, 405, 321, 375);

    private final Mat picture;
    private final Mesh mesh;
    private final List<Point3> points;
    private final PuppetSkin skin;
    private final Random random;

    private Puppet(Mat picture, Mesh mesh, Random random) {
        this.picture = picture;
        this.mesh = mesh;
        this.points = mesh.all();
        this.skin = new PuppetSkin(points);
        this.random = random;
    }

    static Optional<Puppet> of(byte[] photo, FaceNets nets, long seed) {
        Mat whole = FaceSettings.defaults().limits().decode(photo);
        Optional<Mesh> found =
                nets.faces(whole).stream().flatMap(face -> face.mesh().stream()).findFirst();
        Optional<Puppet> puppet = found.map(mesh -> {
            FacePoints face = FacePoints.of(mesh);
            Mesh.Extent extent = mesh.extent();
            Similarity frame = Similarity.into(SIDE, extent.centre(), extent.roll(), EYES / face.eyeDistance());
            return new Puppet(frame.warp(whole, (int) SIDE), mesh.seenBy(frame), new Random(seed));
        });
        whole.release();
        return puppet;
    }

    /** A JPEG of somebody who does this. @param effort 0 for nothing, 1 for all of it */
    byte[] live(Action action, double effort) {
        double yaw = by(action, Action.TURN_RIGHT, 32, effort) - by(action, Action.TURN_LEFT, 32, effort);
        double pitch = by(action, Action.NOD, 26, effort);
        double open = by(action, Action.OPEN_MOUTH, 0.4, effort);
        try (Scratch scratch = new Scratch()) {
            Mat face = scratch.keep(ShutEyes.on(picture, mesh, by(action, Action.CLOSE_EYES, 1, effort)));
            List<Point3> to = moved(Math.toRadians(yaw + random.nextGaussian()), Math.toRadians(pitch), open);
            Mat drawn = scratch.keep(skin.drawn(face, to, open));
            return seen(drawn, 1 + by(action, Action.COME_CLOSER, 0.6, effort));
        }
    }

    /** A JPEG of a print that is held so. */
    byte[] print(Action action, double effort) {
        double yaw = by(action, Action.TURN_LEFT, 45, effort) - by(action, Action.TURN_RIGHT, 45, effort);
        double pitch = by(action, Action.NOD, 40, effort)
                + by(action, Action.OPEN_MOUTH, 40, effort)
                + by(action, Action.CLOSE_EYES, 40, effort);
        try (Scratch scratch = new Scratch()) {
            Mat held = scratch.mat();
            Imgproc.warpPerspective(picture, held, scratch.keep(plane(yaw, pitch)), picture.size());
            return seen(held, 1 + by(action, Action.COME_CLOSER, 0.6, effort));
        }
    }

    private static double by(Action done, Action action, double most, double effort) {
        return done == action ? most * effort : 0;
    }

    private static Mat plane(double yaw, double pitch) {
        double far = 2.5 * SIDE;
        List<Point> corners = new ArrayList<>();
        for (Point corner : corners()) {
            double x = corner.x - SIDE / 2;
            double y = corner.y - SIDE / 2;
            double depth = x * Math.sin(Math.toRadians(yaw)) + y * Math.sin(Math.toRadians(pitch));
            double scale = far / (far + depth);
            corners.add(new Point(
                    SIDE / 2 + scale * x * Math.cos(Math.toRadians(yaw)),
                    SIDE / 2 + scale * y * Math.cos(Math.toRadians(pitch))));
        }
        MatOfPoint2f from = new MatOfPoint2f(corners().toArray(Point[]::new));
        MatOfPoint2f to = new MatOfPoint2f(corners.toArray(Point[]::new));
        Mat matrix = Imgproc.getPerspectiveTransform(from, to);
        from.release();
        to.release();
        return matrix;
    }

    private static List<Point> corners() {
        return List.of(new Point(0, 0), new Point(SIDE, 0), new Point(SIDE, SIDE), new Point(0, SIDE));
    }

    /** Through a camera that is held by hand, is not free of noise, and saves JPEG. */
    private byte[] seen(Mat drawn, double closer) {
        try (Scratch scratch = new Scratch()) {
            Point middle = new Point(SIDE / 2 + 2 * random.nextGaussian(), SIDE / 2 + 2 * random.nextGaussian());
            double lean = Math.toRadians(0.7 * random.nextGaussian());
            Mat framed = scratch.keep(Similarity.into(SIDE, middle, lean, closer * (1 + 0.005 * random.nextGaussian()))
                    .warp(drawn, (int) SIDE));
            Mat noise = scratch.keep(new Mat(framed.size(), CvType.CV_8UC3));
            Core.setRNGSeed(random.nextInt());
            Core.randn(noise, 8, 3);
            Core.add(framed, noise, framed);
            MatOfByte jpeg = new MatOfByte();
            MatOfInt quality = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, 85);
            Imgcodecs.imencode(".jpg", framed, jpeg, quality);
            byte[] bytes = jpeg.toArray();
            jpeg.release();
            quality.release();
            return bytes;
        }
    }

    /** The points of the head, turned in space around its own middle; those around it stay. */
    private List<Point3> moved(double yaw, double pitch, double open) {
        double x0 = points.stream().mapToDouble(p -> p.x).average().orElseThrow();
        double y0 = points.stream().mapToDouble(p -> p.y).average().orElseThrow();
        double z0 = points.stream().mapToDouble(p -> p.z).max().orElseThrow();
        double lips = points.get(13).y;
        double width = Math.abs(points.get(308).x - points.get(78).x);
        List<Point3> moved = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point3 p = points.get(i);
            double across = (p.x - points.get(13).x) / (width / 2);
            double round = Math.sqrt(Math.max(0, 1 - across * across));
            double below = Math.clamp((p.y - lips - 4) / (0.3 * width), 0, 1);
            double aside = Math.clamp(2 - Math.abs(across) / 2, 0, 1);
            double down = LOWER_LIP.contains(i) ? round : below * aside;
            double x = p.x - x0;
            double y = p.y + down * open * width - y0;
            double z = p.z - z0;
            double turned = x * Math.cos(yaw) - z * Math.sin(yaw);
            double depth = x * Math.sin(yaw) + z * Math.cos(yaw);
            moved.add(new Point3(
                    x0 + turned,
                    y0 + y * Math.cos(pitch) - depth * Math.sin(pitch),
                    z0 + y * Math.sin(pitch) + depth * Math.cos(pitch)));
        }
        return moved;
    }

    @Override
    public void close() {
        picture.release();
    }
}
