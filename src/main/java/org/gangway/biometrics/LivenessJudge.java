// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gangway.casefile.Challenge;

/**
 * Says whether the frames of a recording show one living person who did what the challenge asked for, when it asked for it.
 * Pure: the same challenge, selfie and frames give the same verdict.
 */
record LivenessJudge(LivenessLimits limits) {

    /**
     * @param selfie the face of the photo that came with the recording; empty if it has not exactly one
     * @return why not, most important first; empty if they do
     */
    List<String> judge(Challenge challenge, Optional<LiveFrame.Face> selfie, List<LiveFrame> frames) {
        Set<String> reasons = new LinkedHashSet<>();
        timing(challenge, frames, reasons);
        faces(frames, reasons);
        copies(frames, reasons);
        selfie.ifPresentOrElse(face -> person(face, frames, reasons), () -> reasons.add("liveness.no-selfie"));
        reasons.addAll(new LivenessActions(limits).judge(challenge, seen(frames)));
        return List.copyOf(reasons);
    }

    /** A frame whose face was measured. */
    record Seen(long millis, LiveFrame.Face face) {}

    private static List<Seen> seen(List<LiveFrame> frames) {
        return frames.stream()
                .flatMap(frame -> frame.face().stream().map(face -> new Seen(frame.millis(), face)))
                .toList();
    }

    /** From before the first action to after the last, forwards, and without a gap in which somebody could take a place. */
    private void timing(Challenge challenge, List<LiveFrame> frames, Set<String> reasons) {
        long last = -1;
        boolean whole = true;
        for (LiveFrame frame : frames) {
            whole &= frame.millis() > last && frame.millis() - last <= limits.pause();
            last = frame.millis();
        }
        long off = Math.abs(challenge.length() - last);
        if (!whole || off > limits.pause()) {
            reasons.add("liveness.timing");
        }
    }

    private void faces(List<LiveFrame> frames, Set<String> reasons) {
        if (frames.stream().anyMatch(frame -> frame.faces() > 1)) {
            reasons.add("liveness.several");
        }
        int blind = 0;
        int row = 0;
        boolean lost = false;
        for (LiveFrame frame : frames) {
            row = frame.face().isPresent() ? 0 : row + 1;
            blind += Math.min(row, 1);
            lost |= row > 1;
        }
        if (lost || blind > limits.blind() * frames.size()) {
            reasons.add("liveness.no-face");
        }
    }

    /** A camera never gives the same picture twice, and a head never keeps quite still. */
    private void copies(List<LiveFrame> frames, Set<String> reasons) {
        Set<String> hashes = new HashSet<>();
        boolean again = frames.stream().anyMatch(frame -> !hashes.add(frame.hash()));
        List<Seen> seen = seen(frames);
        for (int i = 0; i < seen.size() && !again; i++) {
            LiveFrame.Face one = seen.get(i).face();
            again = seen.subList(i + 1, seen.size()).stream()
                    .anyMatch(other -> one.distanceTo(other.face()) <= limits.copied());
        }
        if (again) {
            reasons.add("liveness.duplicate");
        }
        if (seen.size() > 1 && seen.stream().allMatch(frame -> still(seen.getFirst(), frame))) {
            reasons.add("liveness.static");
        }
    }

    private boolean still(Seen first, Seen frame) {
        Pose a = first.face().pose();
        Pose b = frame.face().pose();
        double moved = Math.max(
                Math.abs(a.yaw() - b.yaw()), Math.max(Math.abs(a.pitch() - b.pitch()), Math.abs(a.roll() - b.roll())));
        return moved <= limits.still();
    }

    /** The person of the selfie, in every frame, and no jump from one frame to the next. */
    private void person(LiveFrame.Face selfie, List<LiveFrame> frames, Set<String> reasons) {
        List<LiveFrame.Face> faces = new ArrayList<>(List.of(selfie));
        frames.forEach(frame -> frame.face().ifPresent(faces::add));
        for (int i = 1; i < faces.size(); i++) {
            LiveFrame.Face face = faces.get(i);
            if (face.distanceTo(selfie) > limits.same() || face.distanceTo(faces.get(i - 1)) > limits.next()) {
                reasons.add("liveness.other-face");
            }
        }
    }
}
