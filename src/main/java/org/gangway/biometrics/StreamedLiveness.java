// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A liveness engine that watches by itself: the customer's page streams to it, with keys that are for nothing else. */
public interface StreamedLiveness {

    /**
     * What one page needs for one stream. It is for the customer whose page asked, and is kept and logged nowhere.
     *
     * @param session the engine's name of it
     * @param model where the page fetches the model from that finds the face in the camera's picture; absent: where Amazon's
     *     component does by itself
     * @param expiration of the keys
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opened(
            String session,
            String region,
            @Nullable URI model,
            String accessKeyId,
            String secretAccessKey,
            String sessionToken,
            Instant expiration) {
        @Override
        public String toString() {
            return "Opened[***]";
        }
    }

    /**
     * Opens a session that takes one stream and lives 3 minutes.
     *
     * @param attempt of one customer before one camera, not to be guessed: the same gives the same session
     * @throws FaceEngine.EngineFailed if the engine, or who gives out the keys, did not answer as it should
     */
    Opened open(String attempt);

    /** Where a page that streams may connect to: nowhere else. */
    List<URI> origins();
}
