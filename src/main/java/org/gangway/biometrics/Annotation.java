// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Point;
import org.opencv.core.Rect2d;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** A photo with what the engine saw drawn on it. */
final class Annotation {
    /** So that the words can be read below a small photo. */
    private static final int LEAST_WIDTH = 720;

    private static final int LINE = 26;
    private static final Scalar GREEN = new Scalar(80, 200, 80);
    private static final Scalar RED = new Scalar(60, 60, 230);
    private static final Scalar YELLOW = new Scalar(0, 220, 255);

    private Annotation() {}

    /** One rule: {@code sharpness 0.08, at least 0.15: face.blurred}. */
    static String text(Ruling ruling) {
        Ruling.Limit limit = ruling.limit();
        String least = Double.isInfinite(limit.least()) ? "" : ", at least " + number(limit.least());
        String most = Double.isInfinite(limit.most()) ? "" : ", at most " + number(limit.most());
        return ruling.rule().label() + " " + number(ruling.value()) + least + most + ": "
                + ruling.reason()
                        .map(reason -> limit.refer() ? reason + ", for a human" : reason)
                        .orElse("met");
    }

    static byte[] png(Mat picture, Look look) {
        double scale = Math.max(1, (double) LEAST_WIDTH / picture.cols());
        List<String> words = words(look);
        try (Scratch scratch = new Scratch()) {
            Mat large = scratch.mat();
            Imgproc.resize(picture, large, new Size(), scale, scale, Imgproc.INTER_CUBIC);
            Scalar colour = look.analysis().usable() ? GREEN : RED;
            look.boxes().forEach(box -> draw(large, box, scale, colour));
            look.face().ifPresent(face -> draw(large, face.points(), scale));
            Mat drawn = scratch.mat();
            int room = LINE * (words.size() + 1);
            Core.copyMakeBorder(large, drawn, 0, room, 0, 0, Core.BORDER_CONSTANT, Scalar.all(0));
            for (int i = 0; i < words.size(); i++) {
                Point at = new Point(10, large.rows() + LINE * (i + 1.0));
                Imgproc.putText(drawn, words.get(i), at, Imgproc.FONT_HERSHEY_SIMPLEX, 0.6, colour, 1, Imgproc.LINE_AA);
            }
            return encoded(drawn, scratch);
        }
    }

    /** Below the photo. */
    static List<String> words(Look look) {
        if (look.analysis().usable() && look.analysis().doubts().isEmpty()) {
            return List.of("meets every rule");
        }
        Stream<String> failed = look.analysis().rulings().stream()
                .filter(ruling -> ruling.reason().isPresent())
                .map(Annotation::text);
        List<String> byRules = look.analysis().rulings().stream()
                .flatMap(ruling -> ruling.reason().stream())
                .toList();
        Stream<String> others = look.analysis().reasons().stream().filter(reason -> !byRules.contains(reason));
        return Stream.concat(others, failed).toList();
    }

    private static void draw(Mat picture, Rect2d box, double scale, Scalar colour) {
        Point corner = new Point(box.x * scale, box.y * scale);
        Point opposite = new Point((box.x + box.width) * scale, (box.y + box.height) * scale);
        Imgproc.rectangle(picture, corner, opposite, colour, 2);
    }

    private static void draw(Mat picture, FacePoints points, double scale) {
        points.all()
                .forEach(point -> Imgproc.circle(
                        picture, new Point(point.x * scale, point.y * scale), 4, YELLOW, Imgproc.FILLED));
    }

    private static byte[] encoded(Mat drawn, Scratch scratch) {
        MatOfByte file = new MatOfByte();
        scratch.keep(file);
        Imgcodecs.imencode(".png", drawn, file);
        return file.toArray();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.0f", value);
    }
}
