// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.FaceEngine.Failure;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.model.AuditImage;
import software.amazon.awssdk.services.rekognition.model.GetFaceLivenessSessionResultsResponse;

/** Face Liveness of Amazon Rekognition. A session lives 3 minutes and takes one stream; what it knows expires with it. */
final class RekognitionLiveness implements LiveSessions {
    private static final Pattern SESSION =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final RekognitionCalls calls;
    private final RekognitionSettings settings;

    RekognitionLiveness(RekognitionCalls calls, RekognitionSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    /** Amazon gets a hash of the command's id, which tells it of no case, and gives the same session for the same hash. */
    @Override
    public String open(String commandId, int attempt) {
        String token = DigestUtils.sha256Hex(commandId + "/" + attempt);
        return known(calls.open(token, Deadline.in(settings.limit())));
    }

    @Override
    public Result result(String session) {
        if (!SESSION.matcher(session).matches()) {
            return new Result.Over(); // never one of ours; Rekognition would refuse it as a wrong parameter
        }
        return calls.results(session, Deadline.in(settings.limit()))
                .map(answer -> result(session, answer))
                .orElseGet(Result.Over::new);
    }

    private Result result(String session, GetFaceLivenessSessionResultsResponse answer) {
        if (!session.equals(answer.sessionId()) || answer.status() == null) {
            throw new EngineFailed(Failure.REFUSED);
        }
        return switch (answer.status()) {
            case CREATED, IN_PROGRESS -> new Result.Pending();
            case SUCCEEDED -> judged(answer);
            case FAILED -> new Result.NotLive();
            case EXPIRED -> new Result.Over();
            case UNKNOWN_TO_SDK_VERSION -> throw new EngineFailed(Failure.REFUSED);
        };
    }

    /** It succeeded in judging, which says nothing of the judgement. Without a portrait it is not known who was there. */
    private Result judged(GetFaceLivenessSessionResultsResponse answer) {
        boolean live = RekognitionFaces.percent(answer.confidence()) >= settings.live();
        return portrait(answer.referenceImage())
                .filter(portrait -> live)
                .<Result>map(Result.Live::new)
                .orElseGet(Result.NotLive::new);
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
