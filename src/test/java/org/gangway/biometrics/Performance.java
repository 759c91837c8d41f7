// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Challenge.Action;
import org.gangway.casefile.Challenge.Slot;

/** Somebody who does before a made-up camera what a challenge asks for, with the noise of measuring and a person's slowness. */
final class Performance {
    private static final int NUMBERS = 128;
    /** Two frames of one person are then about 0.2 apart. */
    private static final double NOISE = 0.2 / Math.sqrt(2 * NUMBERS);

    private final Random random;
    private final float[] person;
    private final double yaw;
    private final double pitch;
    private final double mouth;
    private final double size;

    Performance(long seed) {
        random = new Random(seed);
        person = person();
        yaw = 3 * random.nextGaussian();
        pitch = 5 * random.nextGaussian();
        mouth = 0.02 + 0.08 * random.nextDouble();
        size = 0.10 + 0.04 * random.nextDouble();
    }

    private float[] person() {
        float[] numbers = new float[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = (float) (0.06 * random.nextGaussian());
        }
        return numbers;
    }

    /** Another person, as far away as people who are not related are. */
    float[] stranger() {
        return person();
    }

    Optional<LiveFrame.Face> selfie() {
        return Optional.of(face(Optional.empty(), 0));
    }

    List<LiveFrame> of(Challenge challenge) {
        List<LiveFrame> frames = new ArrayList<>();
        List<Double> delays = challenge.slots().stream()
                .map(slot -> 350 + 500 * random.nextDouble())
                .toList();
        for (long millis = 0; millis <= challenge.length(); millis += 180 + random.nextInt(60)) {
            frames.add(frame(millis, challenge, delays));
        }
        return frames;
    }

    private LiveFrame frame(long millis, Challenge challenge, List<Double> delays) {
        for (int i = 0; i < challenge.slots().size(); i++) {
            Slot slot = challenge.slots().get(i);
            double into = millis - slot.from() - delays.get(i);
            double effort = Math.min(into / 500, (slot.to() - slot.from() - into) / 500);
            if (effort > 0) {
                return frame(millis, face(Optional.of(slot.action()), Math.min(1, effort)));
            }
        }
        return frame(millis, face(Optional.empty(), 0));
    }

    LiveFrame frame(long millis, LiveFrame.Face face) {
        return new LiveFrame(millis, 1, Optional.of(face), Long.toHexString(random.nextLong()));
    }

    private LiveFrame.Face face(Optional<Action> action, double effort) {
        double turned = by(action, Action.TURN_RIGHT, 28 * effort) - by(action, Action.TURN_LEFT, 28 * effort);
        double nodded = by(action, Action.NOD, 20 * effort);
        double opened = by(action, Action.OPEN_MOUTH, 0.6 * effort);
        double closer = 1 + by(action, Action.COME_CLOSER, 0.6 * effort);
        Pose pose = new Pose(yaw + turned + noise(1), pitch + nodded + 4 * opened + noise(1.5), noise(1));
        boolean shut = action.equals(Optional.of(Action.CLOSE_EYES)) && effort > 0.3;
        return new LiveFrame.Face(
                pose,
                Math.max(0, mouth + opened + noise(0.02)),
                (shut ? 0.15 : 0.30 - 0.12 * by(action, Action.NOD, effort)) + noise(0.02),
                size * closer * (1 + noise(0.02)),
                embedding(turned / 28));
    }

    private static double by(Optional<Action> done, Action action, double effort) {
        return done.equals(Optional.of(action)) ? effort : 0;
    }

    /** A turned face is farther from the straight one than noise alone makes it. */
    private float[] embedding(double turned) {
        float[] numbers = person.clone();
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] += (float) (NOISE * random.nextGaussian());
        }
        numbers[0] += (float) (0.3 * turned);
        return numbers;
    }

    private double noise(double deviation) {
        return deviation * random.nextGaussian();
    }
}
