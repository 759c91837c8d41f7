// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gangway.biometrics.LivenessJudge.Seen;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Challenge.Action;
import org.gangway.casefile.Challenge.Slot;

/** What somebody did, and whether that is what was asked for and when. */
record LivenessActions(LivenessLimits limits) {
    /** Frames before the first action that show how somebody looks who does nothing. */
    private static final int BASELINE = 3;

    /** The medians of somebody looking straight ahead. */
    private record Baseline(double yaw, double pitch, double mouth, double size, double eyes) {
        static Baseline of(List<Seen> frames) {
            return new Baseline(
                    median(frames, frame -> frame.face().pose().yaw()),
                    median(frames, frame -> frame.face().pose().pitch()),
                    median(frames, frame -> frame.face().mouth()),
                    median(frames, frame -> frame.face().size()),
                    median(frames, frame -> frame.face().eyes()));
        }

        private static double median(List<Seen> frames, ToDoubleFunction<Seen> figure) {
            double[] sorted = frames.stream().mapToDouble(figure).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /** The same action in frames that follow each other. */
    private record Episode(Action action, long from, long to, int frames, double most) {
        Episode and(long millis, double share) {
            return new Episode(action, from, millis, frames + 1, Math.max(most, share));
        }
    }

    /** How far an action was taken: 1 is just enough. */
    private record Effort(Action action, double share) {}

    /** @return reasons as {@link LivenessJudge#judge} gives them */
    Set<String> judge(Challenge challenge, List<Seen> frames) {
        long begin = challenge.slots().getFirst().from();
        List<Seen> quiet =
                frames.stream().filter(frame -> frame.millis() < begin).toList();
        if (quiet.size() < BASELINE || Math.abs(Baseline.of(quiet).yaw) > limits.straight()) {
            return Set.of("liveness.not-straight");
        }
        Baseline baseline = Baseline.of(quiet);
        Set<String> reasons = new LinkedHashSet<>();
        List<Episode> episodes = episodes(frames, baseline);
        for (Slot slot : challenge.slots()) {
            if (!done(slot, episodes, frames, baseline)) {
                reasons.add("liveness.not-done");
            }
        }
        if (episodes.stream().anyMatch(episode -> episode.most >= limits.clear() && !asked(episode, challenge))) {
            reasons.add("liveness.order");
        }
        return reasons;
    }

    private boolean done(Slot slot, List<Episode> episodes, List<Seen> frames, Baseline baseline) {
        if (slot.action() == Action.CLOSE_EYES) {
            return baseline.eyes < limits.open() ? still(slot, frames, baseline) : closed(slot, frames, baseline);
        }
        return episodes.stream().anyMatch(episode -> episode.action == slot.action() && within(episode, slot));
    }

    /** Shut in frames that follow each other, with the head held still, and then open again: who lowers the head shows lids as well. */
    private boolean closed(Slot slot, List<Seen> frames, Baseline baseline) {
        int shut = 0;
        for (Seen frame : frames) {
            boolean during = frame.millis() >= slot.from() && frame.millis() <= slot.to() + limits.reaction();
            boolean open = frame.face().eyes() >= limits.shut() * baseline.eyes;
            if (during && open && shut >= limits.hold()) {
                return true;
            }
            shut = during && !open && effort(frame.face(), baseline).isEmpty() ? shut + 1 : 0;
        }
        return false;
    }

    /** All that can be asked of whose eyes are hardly open: nothing else is done meanwhile, once the action before has had its time. */
    private boolean still(Slot slot, List<Seen> frames, Baseline baseline) {
        return frames.stream()
                .filter(frame -> frame.millis() > slot.from() + limits.reaction() && frame.millis() <= slot.to())
                .allMatch(frame -> effort(frame.face(), baseline).isEmpty());
    }

    private boolean asked(Episode episode, Challenge challenge) {
        return challenge.slots().stream().anyMatch(slot -> slot.action() == episode.action && within(episode, slot));
    }

    private boolean within(Episode episode, Slot slot) {
        return episode.from >= slot.from() && episode.from <= slot.to() && episode.to <= slot.to() + limits.reaction();
    }

    /** Those that were held; what is seen for one frame only is a way to another pose, or an error of measurement. */
    private List<Episode> episodes(List<Seen> frames, Baseline baseline) {
        List<Episode> episodes = new ArrayList<>();
        Optional<Action> last = Optional.empty();
        for (Seen frame : frames) {
            Optional<Effort> effort = effort(frame.face(), baseline);
            Optional<Action> action = effort.map(Effort::action);
            if (effort.isPresent() && action.equals(last)) {
                episodes.add(episodes.removeLast().and(frame.millis(), effort.get().share));
            } else {
                effort.ifPresent(begun ->
                        episodes.add(new Episode(begun.action, frame.millis(), frame.millis(), 1, begun.share)));
            }
            last = action;
        }
        return episodes.stream()
                .filter(episode -> episode.frames >= limits.hold())
                .toList();
    }

    /** The one that was taken farthest: who opens the mouth may nod a little with it. */
    private Optional<Effort> effort(LiveFrame.Face face, Baseline baseline) {
        double yaw = face.pose().yaw() - baseline.yaw;
        return Stream.of(
                        new Effort(Action.TURN_RIGHT, yaw / limits.turn()),
                        new Effort(Action.TURN_LEFT, -yaw / limits.turn()),
                        new Effort(Action.NOD, (face.pose().pitch() - baseline.pitch) / limits.nod()),
                        new Effort(Action.OPEN_MOUTH, (face.mouth() - baseline.mouth) / limits.mouth()),
                        new Effort(
                                Action.COME_CLOSER, Math.log(face.size() / baseline.size) / Math.log(limits.closer())))
                .max(Comparator.comparingDouble(Effort::share))
                .filter(effort -> effort.share >= 1);
    }
}
