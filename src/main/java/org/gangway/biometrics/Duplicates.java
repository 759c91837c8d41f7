// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gangway.biometrics.OpenFaces.Face;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.wire.OptionalSteps;
import org.gangway.wire.Recording;

/** The bean of the step {@code find-duplicate}: is this face on another open case of this bank? */
public final class Duplicates {
    /** So many other cases are named, the nearest first. */
    private static final int NAMED = 5;

    private final Embedder embedder;
    private final OpenFaces open;
    private final double limit;
    private final List<String> models;

    /** Makes of a photo what faces are compared by. */
    @FunctionalInterface
    interface Embedder {
        /**
         * @param limits that the scenario sets, as in {@link FaceEngine#compare}: what was good enough for that is so here
         * @throws FaceEngine.EngineBusy if no worker got free in time
         * @throws FaceEngine.EngineFailed if a limit is for what it does not measure
         */
        Embedded embed(byte[] selfie, Map<String, Map<String, Limit>> limits);
    }

    /** What came of it. */
    sealed interface Embedded {
        record Usable(Face face) implements Embedded {}

        /** @param reasons as in {@link FaceEngine.Analysis} */
        record Unusable(List<String> reasons) implements Embedded {
            public Unusable {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * @param limit largest distance at which two cases may be one person
     * @param models that look at the photo, as {@link FaceEngine#models} has them
     */
    Duplicates(Embedder embedder, OpenFaces open, double limit, List<String> models) {
        this.embedder = embedder;
        this.open = open;
        this.limit = limit;
        this.models = List.copyOf(models);
    }

    /**
     * Needs the customer's answer {@link OptionalSteps#FACE_CONSENT} and a photo of profile {@code selfie} or a recording. Answers
     *
     * <ul>
     *   <li>{@code PASS} if no other open case has this face; with {@code duplicates.no-consent}, and without a look at the
     *       photo, unless the customer has said yes;
     *   <li>{@code REFER} with {@code duplicates.found}; the facts {@code other-cases} (ids, the nearest first) and {@code
     *       distance} are sealed: that two cases are one person's is about the person;
     *   <li>{@code RETAKE} as {@link Faces#verify}, where the photo will not do;
     *   <li>{@code UNAVAILABLE} with {@code face.busy}, {@code duplicates.unread} or {@code duplicates.full};
     *   <li>{@code MALFORMED} with {@code face.unmeasured}, as there.
     * </ul>
     *
     * The facts {@code compared}, {@code other-model} (how many were, and how many could not be), {@code model} (which made the
     * numbers that were compared) and, with every answer for which the photo was looked at, {@code models} are open.
     */
    public Reply find(StepInput input) {
        try {
            if (!"yes".equals(input.fields().get(OptionalSteps.FACE_CONSENT))) {
                return withoutConsent(input);
            }
            String field = Faces.field(input, FaceEngine.Profile.SELFIE);
            return byModels(
                    switch (embed(input, field)) {
                        case Embedded.Usable usable -> {
                            Face own = usable.face();
                            yield judge(own, open.keep(input.caseId(), input.commandId(), own), limit);
                        }
                        case Embedded.Unusable unusable ->
                            Reply.of(Reply.Kind.RETAKE, unusable.reasons().toArray(String[]::new))
                                    .with(Map.of("retake", Value.open(field)));
                    });
        } catch (FaceEngine.EngineBusy e) {
            return Reply.of(Reply.Kind.UNAVAILABLE, "face.busy");
        } catch (FaceEngine.EngineFailed e) {
            return e.failure().reply();
        } catch (OpenFaces.NotNow e) {
            return Reply.of(Reply.Kind.UNAVAILABLE, e.reason());
        }
    }

    private Reply byModels(Reply reply) {
        Map<String, Value> facts = new HashMap<>(reply.facts());
        facts.put("models", Value.open(String.join(" ", models)));
        return reply.with(facts);
    }

    /** Who said yes in an earlier round may have changed the answer since. */
    private Reply withoutConsent(StepInput input) {
        if (input.round() > 1) {
            open.forget(input.caseId());
        }
        return Reply.of(Reply.Kind.PASS, "duplicates.no-consent");
    }

    private Embedded embed(StepInput input, String field) {
        byte[] photo;
        try {
            photo = input.document(field);
        } catch (IllegalStateException gone) {
            return new Embedded.Unusable(List.of("face.missing"));
        }
        if (!Faces.LIVENESS.equals(input.profiles().get(field))) {
            return embedder.embed(photo, input.limits());
        }
        try {
            return embedder.embed(Recording.read(photo).pictures().getFirst().jpeg(), input.limits());
        } catch (IllegalArgumentException e) {
            return new Embedded.Unusable(List.of("liveness.unreadable"));
        }
    }

    /** @param others by case id */
    static Reply judge(Face own, Map<String, Face> others, double limit) {
        Map<String, Double> distances = new HashMap<>();
        others.forEach((caseId, other) -> {
            if (own.model().equals(other.model()) && own.embedding().length == other.embedding().length) {
                distances.put(caseId, Recogniser.distance(own.embedding(), other.embedding()));
            }
        });
        Map<String, Value> facts = new HashMap<>(Map.of(
                "model", Value.open(own.model()),
                "compared", Value.open(Integer.toString(distances.size())),
                "other-model", Value.open(Integer.toString(others.size() - distances.size()))));
        List<Map.Entry<String, Double>> found = distances.entrySet().stream()
                .filter(other -> other.getValue() <= limit)
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .limit(NAMED)
                .toList();
        if (found.isEmpty()) {
            return Reply.of(Reply.Kind.PASS).with(facts);
        }
        facts.put(
                "other-cases", Value.plain(found.stream().map(Map.Entry::getKey).collect(Collectors.joining(" "))));
        facts.put(
                "distance",
                Value.plain(String.format(Locale.ROOT, "%.3f", found.getFirst().getValue())));
        return Reply.of(Reply.Kind.REFER, "duplicates.found").with(facts);
    }
}
