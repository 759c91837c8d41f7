// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gangway.calibration.Rate;
import org.gangway.casefile.Challenge;

/**
 * Tries the judge of liveness on sequences that {@link Puppet} draws from photographs and the engine measures: people who do
 * what is asked, and attacks. They are no recordings of people, and say nothing about those.
 */
final class LivenessBench {
    private static final int ROUNDS = 42;
    private static final int COUPLES = 2;
    private static final long SEED = 7;

    private final EmbeddedFaces engine;
    private final FaceNets nets;
    private final LivenessJudge judge = new LivenessJudge(LivenessLimits.defaults());
    private final List<Challenge> challenges = IntStream.range(0, ROUNDS)
            .mapToObj(round -> Challenge.of("bench", round))
            .toList();
    /** Of each attack's sequences, whether they were refused. */
    private final Map<String, List<Boolean>> refused = new LinkedHashMap<>();

    private int honest;
    private int accepted;

    LivenessBench(EmbeddedFaces engine, FaceNets nets) {
        this.engine = engine;
        this.nets = nets;
    }

    /** Two people whom the recogniser tells apart, each on a photograph that would do as a selfie. */
    private record Couple(String one, String other) {}

    /** Nothing is put where no two of the photographs will do. */
    void run(PairFile file, Map<String, Path> photos, Map<String, Look> looks, Map<String, Object> figures) {
        for (Couple couple : couples(file, looks)) {
            byte[] one = FaceBench.bytes(photos.getOrDefault(couple.one, Path.of(couple.one)));
            byte[] other = FaceBench.bytes(photos.getOrDefault(couple.other, Path.of(couple.other)));
            Rehearsal first = live(one);
            Rehearsal second = live(other);
            perform(first, second, print(one));
            perform(second, first, print(other));
        }
        if (honest > 0) {
            figures.put("liveness_honest", honest);
            figures.put("liveness_honest_accepted", FaceBench.round(new Rate(accepted, honest).value()));
            Rate all = rate(refused.values().stream().flatMap(List::stream).toList());
            figures.put("liveness_attacks", all.of());
            figures.put("liveness_attacks_refused", FaceBench.round(all.value()));
            Map<String, Double> each = new LinkedHashMap<>();
            refused.forEach((attack, verdicts) ->
                    each.put(attack, FaceBench.round(rate(verdicts).value())));
            figures.put("liveness_refused", each);
        }
    }

    private static List<Couple> couples(PairFile file, Map<String, Look> looks) {
        Set<String> taken = new HashSet<>();
        List<Couple> couples = new ArrayList<>();
        for (PairFile.Pair pair : file.labelled()) {
            Optional<Look> a = usable(looks, pair.imageA());
            Optional<Look> b = usable(looks, pair.imageB());
            boolean two = !pair.same().orElse(true) && a.isPresent() && b.isPresent();
            boolean apart = two
                    && a.get().distanceTo(b.get()) > LivenessLimits.defaults().same();
            boolean both = apart && !taken.contains(pair.imageA()) && !taken.contains(pair.imageB());
            if (both && couples.size() < COUPLES) {
                taken.addAll(List.of(pair.imageA(), pair.imageB()));
                couples.add(new Couple(pair.imageA(), pair.imageB()));
            }
        }
        return couples;
    }

    private static Optional<Look> usable(Map<String, Look> looks, String name) {
        return Optional.ofNullable(looks.get(name))
                .filter(look -> look.analysis().usable() && look.face().isPresent());
    }

    private void perform(Rehearsal person, Rehearsal stranger, Rehearsal print) {
        for (Challenge challenge : challenges) {
            List<LiveFrame> frames = person.of(challenge);
            honest++;
            accepted += taken(challenge, person, frames) ? 1 : 0;
            others(challenge).forEach(other -> attack(kind(challenge, other), challenge, person, person.of(other)));
            attack("static", challenge, person, still(frames));
            attack("duplicated-frame", challenge, person, duplicated(frames));
            attack("changed-face", challenge, person, changed(frames, stranger.of(challenge)));
            attack("printed-still", challenge, print, print.of(challenge));
        }
    }

    private Rehearsal live(byte[] photo) {
        try (Puppet puppet = Puppet.of(photo, nets, SEED).orElseThrow()) {
            return new Rehearsal(engine, puppet::live);
        }
    }

    private Rehearsal print(byte[] photo) {
        try (Puppet puppet = Puppet.of(photo, nets, SEED).orElseThrow()) {
            return new Rehearsal(engine, puppet::print);
        }
    }

    private boolean taken(Challenge challenge, Rehearsal person, List<LiveFrame> frames) {
        return judge.judge(challenge, person.selfie(), frames).isEmpty();
    }

    private void attack(String kind, Challenge challenge, Rehearsal person, List<LiveFrame> frames) {
        refused.computeIfAbsent(kind, first -> new ArrayList<>()).add(!taken(challenge, person, frames));
    }

    private static Rate rate(List<Boolean> verdicts) {
        return new Rate((int) verdicts.stream().filter(Boolean::booleanValue).count(), verdicts.size());
    }

    private Stream<Challenge> others(Challenge challenge) {
        return challenges.stream().filter(other -> !other.equals(challenge));
    }

    /** The same movements in another order, or what was recorded for another round. */
    private static String kind(Challenge asked, Challenge done) {
        return Set.copyOf(asked.actions()).equals(Set.copyOf(done.actions())) ? "wrong-order" : "replayed-nonce";
    }

    /** The first picture all the time, saved anew each time. */
    private static List<LiveFrame> still(List<LiveFrame> frames) {
        LiveFrame first = frames.getFirst();
        return frames.stream()
                .map(frame -> new LiveFrame(frame.millis(), first.faces(), first.face(), frame.hash()))
                .toList();
    }

    /** One picture of the middle comes again right after. */
    private static List<LiveFrame> duplicated(List<LiveFrame> frames) {
        List<LiveFrame> duplicated = new ArrayList<>(frames);
        LiveFrame middle = frames.get(frames.size() / 2);
        LiveFrame next = frames.get(frames.size() / 2 + 1);
        duplicated.set(
                frames.size() / 2 + 1, new LiveFrame(next.millis(), middle.faces(), middle.face(), middle.hash()));
        return duplicated;
    }

    private static List<LiveFrame> changed(List<LiveFrame> frames, List<LiveFrame> stranger) {
        List<LiveFrame> changed = new ArrayList<>(frames.subList(0, frames.size() / 2));
        changed.addAll(stranger.subList(frames.size() / 2, frames.size()));
        return changed;
    }
}
