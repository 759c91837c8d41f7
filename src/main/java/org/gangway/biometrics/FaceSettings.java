// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which engine looks at photos, and how the embedded one works and decides. Thresholds and sizes were measured on small sets ({@code
 * docs/decisions/0006-face-models-from-npm.md}); a bank sets its own after measuring on its own photos.
 *
 * @param workers photos looked at at once; each has its own nets, about 10 MB, made when first needed
 * @param patience how long a photo may wait for a worker
 * @param waiting how many photos may wait for one at a time; each is in memory as the file it came as
 * @param match largest distance that is a match. dlib's customary 0.60 is too loose for a bank
 * @param refer largest distance that a human looks at; above it the faces are different
 * @param adult years from which a match alone is enough: children of one family look too much alike
 * @param profiles file that says what photos of a profile must be, where that differs from {@code photo-profiles.yaml};
 *     of a rule that it names, its limits count
 * @param maxBytes of a photo's file
 * @param maxPixels of a photo
 * @param engine {@code rekognition} sends photos out of the bank: {@link RekognitionSettings}
 */
@ConfigurationProperties("gangway.faces")
record FaceSettings(
        @DefaultValue("2") int workers,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("32") int waiting,
        @DefaultValue("0.50") double match,
        @DefaultValue("0.58") double refer,
        @DefaultValue("18") int adult,
        @Nullable Path profiles,
        @DefaultValue("12000000") int maxBytes,
        @DefaultValue("40000000") long maxPixels,
        @DefaultValue("embedded") Engine engine) {

    /** Who looks at photos. */
    enum Engine {
        EMBEDDED,
        REKOGNITION
    }

    FaceSettings {
        if (workers < 1) {
            throw new IllegalArgumentException("gangway.faces.workers must be at least 1");
        }
        if (!(match > 0 && match <= refer)) {
            throw new IllegalArgumentException("gangway.faces.match must be above 0 and not above gangway.faces.refer");
        }
    }

    static FaceSettings defaults() {
        return new FaceSettings(
                2, Duration.ofSeconds(5), 32, 0.50, 0.58, 18, null, 12_000_000, 40_000_000, Engine.EMBEDDED);
    }

    FaceSettings withProfiles(@Nullable Path file) {
        return new FaceSettings(workers, patience, waiting, match, refer, adult, file, maxBytes, maxPixels, engine);
    }

    FaceSettings withWorkers(int count) {
        return new FaceSettings(count, patience, waiting, match, refer, adult, profiles, maxBytes, maxPixels, engine);
    }

    FaceSettings withMaxBytes(int bytes) {
        return new FaceSettings(workers, patience, waiting, match, refer, adult, profiles, bytes, maxPixels, engine);
    }

    FaceSettings withThresholds(double newMatch, double newRefer) {
        return new FaceSettings(
                workers, patience, waiting, newMatch, newRefer, adult, profiles, maxBytes, maxPixels, engine);
    }

    Band band(double distance) {
        if (distance <= match) {
            return Band.MATCH;
        }
        return distance <= refer ? Band.REFER : Band.NO_MATCH;
    }

    PhotoLimits limits() {
        return new PhotoLimits(maxBytes, maxPixels);
    }
}
