// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One frame of a recording, as it was measured.
 *
 * @param millis since the recording began, as the page says
 * @param faces how many
 * @param face the one face, unless it cannot be measured
 * @param hash of the picture's pixels
 */
record LiveFrame(long millis, int faces, Optional<Face> face, String hash) {

    /**
     * @param mouth inner opening as a share of its width
     * @param eyes how far they are open, where that is measured
     * @param size between the eyes, as a share of the picture's width, so that it does not depend on the camera
     * @param embedding as the recogniser made it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Face(Pose pose, double mouth, OptionalDouble eyes, double size, float[] embedding) {
        double distanceTo(Face other) {
            return Recogniser.distance(embedding, other.embedding);
        }
    }
}
