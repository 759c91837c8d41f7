// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Face Liveness of Amazon Rekognition, for pages that stream to it. */
final class RekognitionStream implements StreamedLiveness, AutoCloseable {
    /** Where Amazon's component fetches its model from unless it is told where else. */
    private static final URI MODELS = URI.create("https://cdn.liveness.rekognition.amazonaws.com");

    private final RekognitionCalls calls;
    private final RekognitionLiveness liveness;
    private final PageKeys keys;
    private final String region;
    private final Optional<URI> model;

    RekognitionStream(
            RekognitionCalls calls, RekognitionSettings settings, PageKeys keys, RekognitionPageSettings page) {
        this.calls = calls;
        this.liveness = new RekognitionLiveness(calls, settings);
        this.keys = keys;
        this.region = settings.chosenRegion();
        this.model = Optional.ofNullable(page.model());
    }

    @Override
    public Opened open(String attempt) {
        Credentials own = keys.fresh();
        String session = liveness.open(attempt, 0).id();
        return new Opened(
                session,
                region,
                model.orElse(null),
                own.accessKeyId(),
                own.secretAccessKey(),
                own.sessionToken(),
                own.expiration());
    }

    @Override
    public List<URI> origins() {
        return List.of(
                URI.create("wss://streaming-rekognition." + region + ".amazonaws.com"),
                model.map(own -> own.resolve("/")).orElse(MODELS));
    }

    @Override
    public void close() {
        calls.close();
        keys.close();
    }
}
