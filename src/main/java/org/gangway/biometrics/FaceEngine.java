// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Reply;

/** Looks at photos and compares the faces on them. Thread-safe; keeps nothing of what it has seen. */
public interface FaceEngine {

    /** What a photo is for, which says how large its face must be. */
    enum Profile {
        /** The portrait on an identity document. */
        ID_PORTRAIT,
        /** The customer's own photo of the moment. */
        SELFIE
    }

    /**
     * What is on one photo.
     *
     * @param faces how many, of a crowd at least 2; 0 also if the file cannot be read
     * @param rulings of every rule of the profile, about the largest face; empty if there is none that can be measured
     * @param reasons why the photo will not do, most important first; empty if it will. One of {@code face.unreadable},
     *     {@code face.too-large} (the file), {@code face.none}, {@code face.several}, {@code face.unclear} (in profile,
     *     covered), or those of the rules that the photo fails
     */
    record Analysis(int faces, List<Ruling> rulings, List<String> reasons) {
        public Analysis {
            rulings = List.copyOf(rulings);
            reasons = List.copyOf(reasons);
        }

        public boolean usable() {
            return reasons.isEmpty();
        }

        /** Why a human should see the photo, though it will do: reasons of rules whose limit says {@code refer}. */
        public List<String> doubts() {
            return Ruling.doubts(rulings);
        }
    }

    /** What came of comparing two photos. */
    sealed interface Comparison {

        /**
         * By the embedded engine.
         *
         * @param distance 0 for the same picture, about 0.35 for two good photos of one person; no upper end
         * @param score 0 to 100, the engine's own figure: 100 × (1 − distance), rounded, not below 0. It never rises
         *     with the distance. No probability, and not to be compared with another engine's
         */
        record Measured(double distance, int score, Band band) implements Comparison {}

        /**
         * By Amazon Rekognition.
         *
         * @param similarity 0 to 100, per cent, as Rekognition says it; not to be compared with another engine's score
         */
        record Rated(double similarity, Band band) implements Comparison {}

        /** Both photos will do, and yet the engine did not compare the one face with the other: a human decides. */
        record Undecided() implements Comparison {}

        /** @param reasons why nobody is let through on this comparison alone, as {@link Analysis#doubts} has them */
        record Doubted(Comparison comparison, List<String> reasons) implements Comparison {
            public Doubted {
                reasons = List.copyOf(reasons);
            }
        }

        /**
         * @param photo the one to take again; the selfie where both will not do, since it is easier to take
         * @param reasons as in {@link Analysis}
         */
        record Unusable(Profile photo, List<String> reasons) implements Comparison {
            public Unusable {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * @throws EngineBusy if no worker got free in time
     * @throws EngineFailed if the engine is outside this process and did not answer as it should
     */
    Analysis analyse(byte[] photo, Profile profile);

    /** By the engine's own limits. */
    default Comparison compare(byte[] idPortrait, byte[] selfie) {
        return compare(idPortrait, selfie, Map.of());
    }

    /**
     * @param limits that a scenario sets, by profile and rule; they go before the engine's own
     * @throws EngineBusy if no worker got free in time
     * @throws EngineFailed if a limit is for what it does not measure, or it is outside and did not answer as it should
     */
    Comparison compare(byte[] idPortrait, byte[] selfie, Map<String, Map<String, Limit>> limits);

    /**
     * A liveness session.
     *
     * @param id the engine's own name of it, for this customer's page only
     * @param challenge what somebody is to do; empty where the engine {@link #watches}
     */
    record Session(String id, Optional<Challenge> challenge) {}

    /** One picture of a recording. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Shot(long millis, byte[] photo) {}

    /** Whether it watches by itself: a page streams to it, and reading a session needs nothing but its id. */
    default boolean watches() {
        return false;
    }

    /**
     * Opens a liveness session, or finds the one that was opened with the same nonce and round while it lives.
     * @param nonce not to be guessed; of one case and one question
     * @param round of the question; what is recorded for one counts in no other
     * @throws EngineFailed if the engine is outside this process and did not answer as it should
     */
    Session open(String nonce, int round);

    /**
     * The result of a session.
     *
     * @param shots of the session, in their order, and the first of them a selfie; an engine that watches by itself does not
     *     look at them
     * @throws EngineBusy if no worker got free in time
     * @throws EngineFailed if the engine is outside this process and did not answer as it should
     */
    Liveness read(Session session, List<Shot> shots);

    /**
     * The models that answer, each as {@code name@version:hash}, the hash being its SHA-256. Amazon does not disclose which
     * model answers: there it is the version of the API and the region, without a hash.
     */
    List<String> models();

    /** All workers are taken and stayed so; the same call may succeed later. */
    final class EngineBusy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EngineBusy() {
            super("all face workers stayed busy; raise workers, patience or waiting of gangway.faces");
        }
    }

    /** An engine gave no answer that counts. Carries a code only: what one outside this process said may quote what it was sent. */
    final class EngineFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Failure failure;

        EngineFailed(Failure failure) {
            super("the face engine failed: " + failure.reason(), null, false, false);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /** Why an engine gives no answer, and what the hand replies; all but the last are of one outside this process. */
    enum Failure {
        /** It has more to do than it can, or than the bank's account may ask for. */
        BUSY("face.busy", Reply.Kind.UNAVAILABLE),
        /** It cannot be reached, is broken, or takes too long. */
        DOWN("face.engine-down", Reply.Kind.UNAVAILABLE),
        /** It does not accept the credentials, or they may not do this; others may soon be there, so it is tried again. */
        DENIED("face.engine-denied", Reply.Kind.UNAVAILABLE),
        /** It refuses the request as wrong, or its answer makes no sense: the same again would not help. */
        REFUSED("face.engine-refused", Reply.Kind.MALFORMED),
        /** The scenario sets a limit for what this engine does not measure: not to apply it would only look like a check. */
        UNMEASURED("face.unmeasured", Reply.Kind.MALFORMED);

        private final String reason;
        private final Reply.Kind kind;

        Failure(String reason, Reply.Kind kind) {
            this.reason = reason;
            this.kind = kind;
        }

        String reason() {
            return reason;
        }

        Reply reply() {
            return Reply.of(kind, reason);
        }
    }
}
