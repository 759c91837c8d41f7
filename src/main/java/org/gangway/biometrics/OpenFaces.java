// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Map;

/** The faces of the cases that are open now, in all instances. A case that is closed has none. */
public interface OpenFaces {

    /**
     * What a face is compared by.
     *
     * @param model the recogniser, as {@code name@version:sha256}: faces of different ones cannot be compared
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Face(String model, float[] embedding) {
        @Override
        public String toString() {
            return "Face[***]";
        }
    }

    /**
     * Keeps the face of a case, in place of an earlier one of the same case, and then returns those of all others, by case id.
     * So of two cases that do this at the same moment at least one gets to see the other.
     *
     * @param commandId by which it is kept; the same again may be kept again
     * @throws NotNow if it cannot be kept, or the others cannot be known for sure
     */
    Map<String, Face> keep(String caseId, String commandId, Face face);

    /**
     * The face of a case is not to be compared any more.
     *
     * @throws NotNow if it may still be
     */
    void forget(String caseId);

    /** The same call may succeed later. */
    final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        /** @param reason a code for the reply */
        public NotNow(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
