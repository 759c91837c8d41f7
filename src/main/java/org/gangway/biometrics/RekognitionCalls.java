// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.CompareFacesResponse;
import software.amazon.awssdk.services.rekognition.model.FaceDetail;
import software.amazon.awssdk.services.rekognition.model.GetFaceLivenessSessionResultsResponse;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.services.rekognition.model.InvalidParameterException;
import software.amazon.awssdk.services.rekognition.model.QualityFilter;
import software.amazon.awssdk.services.rekognition.model.SessionNotFoundException;

/**
 * The four calls to Amazon Rekognition. None of them makes it keep anything: photos are in the request, never in a bucket of
 * ours; there is no collection; a liveness session is given no bucket and no audit images. Each throws {@link EngineFailed}
 * where there is no answer.
 */
final class RekognitionCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RekognitionCalls.class);

    private final RekognitionClient client;

    RekognitionCalls(RekognitionClient client) {
        this.client = client;
    }

    /** @throws PhotoRefused if another photo may do */
    List<FaceDetail> detect(PlainCopy photo, TimeLeft left) {
        return ask("DetectFaces", () -> client.detectFaces(call -> call.image(image(photo))
                        .attributes(RekognitionFigures.ASKED)
                        .overrideConfiguration(within(left)))
                .faceDetails());
    }

    /**
     * From any similarity on: below a threshold it would not say which. Without its quality filter, which would drop a
     * face without saying so; the photos' own rules have been applied before.
     *
     * @return empty if it does not find a face to compare, or wants other photos, though {@link #detect} took both
     */
    Optional<CompareFacesResponse> compare(PlainCopy source, PlainCopy target, TimeLeft left) {
        return ask("CompareFaces", () -> {
            try {
                return Optional.of(client.compareFaces(call -> call.sourceImage(image(source))
                        .targetImage(image(target))
                        .similarityThreshold(0f)
                        .qualityFilter(QualityFilter.NONE)
                        .overrideConfiguration(within(left))));
            } catch (InvalidParameterException | ImageTooLargeException | InvalidImageFormatException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * @param token the same for the same session, however often it is asked for
     * @return the session's id
     */
    String open(String token, TimeLeft left) {
        return ask("CreateFaceLivenessSession", () -> client.createFaceLivenessSession(
                        call -> call.clientRequestToken(token)
                                .settings(settings -> settings.auditImagesLimit(0))
                                .overrideConfiguration(within(left)))
                .sessionId());
    }

    /** @return empty if there is no such session, or none any more */
    Optional<GetFaceLivenessSessionResultsResponse> results(String session, TimeLeft left) {
        return ask("GetFaceLivenessSessionResults", () -> {
            try {
                return Optional.of(client.getFaceLivenessSessionResults(
                        call -> call.sessionId(session).overrideConfiguration(within(left))));
            } catch (SessionNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static <T> T ask(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            RekognitionErrors.photo(e).ifPresent(reason -> {
                throw new PhotoRefused(reason);
            });
            LOG.atWarn()
                    .addKeyValue("operation", operation)
                    .addKeyValue("code", RekognitionErrors.code(e))
                    .log("Amazon Rekognition gave no answer");
            throw new EngineFailed(RekognitionErrors.failure(e));
        }
    }

    private static Image image(PlainCopy photo) {
        return Image.builder().bytes(SdkBytes.fromByteArrayUnsafe(photo.jpeg())).build();
    }

    private static AwsRequestOverrideConfiguration within(TimeLeft left) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(left.left())
                .build();
    }

    @Override
    public void close() {
        client.close();
    }
}
