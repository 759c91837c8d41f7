// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** With which engine and which thresholds a command works. */
final class FaceOptions {
    @Option(
            names = "--match",
            defaultValue = "0.50",
            description = "Largest distance that is a match, gangway.faces.match (${DEFAULT-VALUE}).")
    private double match = FaceSettings.defaults().match();

    @Option(
            names = "--refer",
            defaultValue = "0.58",
            description = "Largest distance that a human looks at, gangway.faces.refer (${DEFAULT-VALUE}).")
    private double refer = FaceSettings.defaults().refer();

    FaceSettings settings() {
        return FaceSettings.defaults().withThresholds(match, refer);
    }

    /** Ready to work; the caller closes it. */
    EmbeddedFaces engine() {
        EmbeddedFaces engine =
                new EmbeddedFaces(Path.of(System.getProperty("gangway.models.dir", "models/weights")), settings());
        engine.awaitReady();
        return engine;
    }
}
