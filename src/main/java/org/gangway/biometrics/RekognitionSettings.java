// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Amazon Rekognition is asked, and what its answers mean. All its figures are per cent.
 *
 * @param region where photos are sent to. No default: in which country faces are looked at is the bank's decision
 * @param endpoint absent: AWS itself, in {@code region}; else a VPC endpoint in it, over which nothing crosses the internet
 * @param match similarity from which two faces are one person
 * @param refer similarity from which a human looks; below it the faces are different
 * @param live confidence from which a liveness session was of a live person
 * @param limit how long one comparison may take with all its calls, or one look at a photo; at most 9 s (design §2)
 * @param attempt how long one try of one call may take, and a call about a liveness session with all its tries
 * @param tries of one call, the first included
 */
@ConfigurationProperties("gangway.faces.rekognition")
record RekognitionSettings(
        @Nullable String region,
        @Nullable URI endpoint,
        @DefaultValue("99") double match,
        @DefaultValue("80") double refer,
        @DefaultValue("90") double live,
        @DefaultValue("8s") Duration limit,
        @DefaultValue("3s") Duration attempt,
        @DefaultValue("3") int tries) {
    private static final Duration LONGEST = Duration.ofSeconds(9);

    RekognitionSettings {
        require(
                percent(match) && percent(refer) && refer <= match,
                "gangway.faces.rekognition.match and refer are per cent, above 1 and up to 100, and refer is not above"
                        + " match: 0.8 would take nearly any two people for one");
        require(percent(live), "gangway.faces.rekognition.live is per cent, above 1 and up to 100");
        require(
                limit.compareTo(LONGEST) <= 0 && attempt.compareTo(limit) <= 0 && tries >= 1,
                "gangway.faces.rekognition.limit must be at most 9s, attempt no more than it, and tries at least 1");
    }

    Band band(double similarity) {
        if (similarity >= match) {
            return Band.MATCH;
        }
        return similarity >= refer ? Band.REFER : Band.NO_MATCH;
    }

    /** @throws IllegalArgumentException if nobody has said to which country photos may go */
    String chosenRegion() {
        if (region == null || region.isBlank()) {
            throw new IllegalArgumentException(
                    "gangway.faces.engine=rekognition sends photos to Amazon: name the region that they may go to in"
                            + " gangway.faces.rekognition.region");
        }
        return region;
    }

    private static boolean percent(double value) {
        return value > 1 && value <= 100;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
