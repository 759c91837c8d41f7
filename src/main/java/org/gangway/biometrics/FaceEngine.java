// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import org.gangway.casefile.Challenge;

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
     * @param faces how many; 0 also if the file cannot be read
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
    }

    /** What came of comparing two photos. */
    sealed interface Comparison {

        /**
         * @param distance 0 for the same picture, about 0.35 for two good photos of one person; no upper end
         * @param score 0 to 100, the engine's own figure: 100 × (1 − distance), rounded, not below 0. It never rises
         *     with the distance. No probability, and not to be compared with another engine's
         */
        record Measured(double distance, int score) implements Comparison {}

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

    /** @throws EngineBusy if no worker got free in time */
    Analysis analyse(byte[] photo, Profile profile);

    /** @throws EngineBusy if no worker got free in time */
    Comparison compare(byte[] idPortrait, byte[] selfie);

    /**
     * What somebody is to do before the camera.
     *
     * @param id the engine's own name of the session
     */
    record Session(String id, Challenge challenge) {}

    /** One picture of a recording. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Shot(long millis, byte[] photo) {}

    /** What came of a liveness session. */
    sealed interface Liveness {

        /** One living person did what was asked. */
        record Alive() implements Liveness {}

        /** @param reasons why that is not shown, most important first: {@code liveness.order} and the like */
        record NotShown(List<String> reasons) implements Liveness {
            public NotShown {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * Opens a liveness session, or finds the one that was opened with the same nonce and round.
     *
     * @param nonce not to be guessed; of one case and one question
     * @param round of the question; what is recorded for one counts in no other
     */
    Session open(String nonce, int round);

    /**
     * The result of a session.
     *
     * @param selfie whose face must be that of every shot
     * @param shots of the session, in their order
     * @throws EngineBusy if no worker got free in time
     */
    Liveness read(Session session, byte[] selfie, List<Shot> shots);

    /** The models that answer, each as {@code name@version:hash}, the hash being its SHA-256. */
    List<String> models();

    /** All workers are taken and stayed so; the same call may succeed later. */
    final class EngineBusy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EngineBusy() {
            super(
                    "all face workers stayed busy; raise gangway.faces.workers, gangway.faces.patience or gangway.faces.waiting");
        }
    }
}
