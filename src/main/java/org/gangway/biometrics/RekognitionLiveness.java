// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.FaceEngine.Failure;
import org.gangway.biometrics.FaceEngine.Session;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.model.AuditImage;
import software.amazon.awssdk.services.rekognition.model.GetFaceLivenessSessionResultsResponse;

/**
 * Face Liveness of Amazon Rekognition, which watches by itself. A session lives 3 minutes and takes one stream, so a page asks
 * for it only when its camera is ready; what the session knows expires with it. A call takes no longer than one try may.
 */
final class RekognitionLiveness {
    private static final Pattern SESSION =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final RekognitionCalls calls;
    private final RekognitionSettings settings;

    RekognitionLiveness(RekognitionCalls calls, RekognitionSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    /** Amazon gets a hash of the nonce, which tells it of no case, and gives the same session for the same hash. */
    Session open(String nonce, int round) {
        String token = DigestUtils.sha256Hex(nonce + "/" + round);
        return new Session(known(calls.open(token, TimeLeft.in(settings.attempt()))), Optional.empty());
    }

    Liveness read(Session session) {
        if (!SESSION.matcher(session.id()).matches()) {
            return over(); // never one of ours; Rekognition would refuse it as a wrong parameter
        }
        return calls.results(session.id(), TimeLeft.in(settings.attempt()))
                .map(answer -> read(session.id(), answer))
                .orElseGet(RekognitionLiveness::over);
    }

    private static Liveness over() {
        return new Liveness.NotShown(List.of("liveness.expired"));
    }

    private static Liveness notLive() {
        return new Liveness.NotShown(List.of("liveness.not-live"));
    }

    private Liveness read(String session, GetFaceLivenessSessionResultsResponse answer) {
        if (!session.equals(answer.sessionId()) || answer.status() == null) {
            throw new EngineFailed(Failure.REFUSED);
        }
        return switch (answer.status()) {
            case CREATED, IN_PROGRESS -> new Liveness.Pending();
            case SUCCEEDED -> judged(answer);
            case FAILED -> notLive();
            case EXPIRED -> over();
            case UNKNOWN_TO_SDK_VERSION -> throw new EngineFailed(Failure.REFUSED);
        };
    }

    /** It succeeded in judging, which says nothing of the judgement. Without a portrait it is not known who was there. */
    private Liveness judged(GetFaceLivenessSessionResultsResponse answer) {
        boolean live = RekognitionFaces.percent(answer.confidence()) >= settings.live();
        return portrait(answer.referenceImage())
                .filter(portrait -> live)
                .<Liveness>map(Liveness.Alive::new)
                .orElseGet(RekognitionLiveness::notLive);
    }

    private static Optional<byte[]> portrait(@Nullable AuditImage reference) {
        return Optional.ofNullable(reference).map(AuditImage::bytes).map(SdkBytes::asByteArray);
    }

    private static String known(@Nullable String session) {
        if (session == null || !SESSION.matcher(session).matches()) {
            throw new EngineFailed(Failure.REFUSED);
        }
        return session;
    }
}
