// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Keys for one page: of a role that may little, narrowed by a policy of the session to streaming, and to the time that a session
 * takes a stream. AWS gives out none for less than a quarter of an hour, and knows no way to narrow them to one session; but
 * who does not know a session's id cannot stream to it.
 */
final class PageKeys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageKeys.class);
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration STREAM = Duration.ofMinutes(3);

    private static final String POLICY =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"rekognition:StartFaceLivenessSession",\
            "Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"%s"}}}]}""";

    private final StsClient sts;
    private final String role;
    private final InstantSource clock;

    PageKeys(StsClient sts, String role, InstantSource clock) {
        this.sts = sts;
        this.role = role;
        this.clock = clock;
    }

    /** @throws EngineFailed without what AWS said, which may quote what it was sent */
    Credentials fresh() {
        String until =
                clock.instant().plus(STREAM).truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            return sts.assumeRole(call -> call.roleArn(role)
                            .roleSessionName("gangway-liveness")
                            .durationSeconds(Math.toIntExact(SHORTEST.toSeconds()))
                            .policy(POLICY.formatted(until)))
                    .credentials();
        } catch (SdkException e) {
            LOG.atWarn()
                    .addKeyValue("operation", "AssumeRole")
                    .addKeyValue("code", RekognitionErrors.code(e))
                    .log("no keys for a page that streams to Face Liveness");
            throw new EngineFailed(RekognitionErrors.failure(e));
        }
    }

    @Override
    public void close() {
        sts.close();
    }
}
