// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Challenge.Action;
import org.gangway.casefile.Challenge.Slot;

/**
 * Everything that one person, or one print, can be made to do, measured once by the engine: so that a sequence for any
 * challenge costs nothing more.
 */
final class Rehearsal {
    static final long STEP = 250;
    /** How an action begins, is held and ends, picture by picture. */
    static final double[] EFFORTS = {0.3, 0.65, 1, 1, 1, 1, 1, 0.6, 0.25};

    private final Map<Action, List<LiveFrame>> doing = new EnumMap<>(Action.class);
    private final List<LiveFrame> straight = new ArrayList<>();
    private final Optional<LiveFrame.Face> selfie;

    Rehearsal(EmbeddedFaces engine, BiFunction<Action, Double, byte[]> pictures) {
        for (int i = 0; i < 40; i++) {
            straight.add(engine.frame(0, pictures.apply(Action.NOD, 0.0)));
        }
        selfie = straight.removeLast().face();
        for (Action action : Action.values()) {
            List<LiveFrame> frames = new ArrayList<>();
            for (double effort : EFFORTS) {
                frames.add(engine.frame(0, pictures.apply(action, effort)));
            }
            doing.put(action, frames);
        }
    }

    Optional<LiveFrame.Face> selfie() {
        return selfie;
    }

    List<LiveFrame> doing(Action action) {
        return doing.getOrDefault(action, List.of());
    }

    /** As the challenge asks for, half a second late. */
    List<LiveFrame> of(Challenge challenge) {
        List<LiveFrame> rest = new ArrayList<>(straight);
        List<LiveFrame> frames = new ArrayList<>();
        for (long millis = 0; millis <= challenge.length(); millis += STEP) {
            LiveFrame measured = at(millis, challenge).orElseGet(rest::removeLast);
            frames.add(new LiveFrame(millis, measured.faces(), measured.face(), measured.hash()));
        }
        return frames;
    }

    private Optional<LiveFrame> at(long millis, Challenge challenge) {
        for (Slot slot : challenge.slots()) {
            int nth = nth(millis, slot);
            if (nth >= 0) {
                return Optional.of(doing(slot.action()).get(nth));
            }
        }
        return Optional.empty();
    }

    /** Which of the efforts is made at this time, half a second after it was asked for; negative for none. */
    static int nth(long millis, Slot slot) {
        int nth = (int) Math.floorDiv(millis - slot.from() - 500, STEP);
        return nth < EFFORTS.length ? nth : -1;
    }
}
