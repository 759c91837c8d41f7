// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

/**
 * Liveness, where an engine outside watches the customer: a session is opened, the customer's page streams to the engine, and
 * the result is read here. A page opens one only when its camera is ready, because a session does not live long.
 */
public interface LiveSessions {

    /** What became of a session. How sure the engine is stays inside: a customer who reads it learns to do better at it. */
    sealed interface Result {
        /**
         * A live person was there.
         *
         * @param portrait of that person, JPEG, to be compared with the ID portrait like a selfie
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Live(byte[] portrait) implements Result {
            @Override
            public String toString() {
                return "Live[***]";
            }
        }

        /** It was not found to be a live person, or there is no picture of that person. Another attempt is another session. */
        record NotLive() implements Result {}

        /** The page has not begun, or not ended. */
        record Pending() implements Result {}

        /** Its time is over, or nobody knows it. Another attempt is another session. */
        record Over() implements Result {}
    }

    /**
     * The same session for the same attempt, however often it is asked for, while it lives; another for every other attempt.
     *
     * @param attempt from 1
     * @return the session's id, which is for this customer's page only
     * @throws FaceEngine.EngineFailed if there is no answer
     */
    String open(String commandId, int attempt);

    /** @throws FaceEngine.EngineFailed if there is no answer */
    Result result(String session);
}
