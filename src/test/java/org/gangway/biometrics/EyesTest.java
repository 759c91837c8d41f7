// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gangway.biometrics.FaceEngine.Profile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;

/** How far the eyes of a photograph are open. */
class EyesTest {
    private static EmbeddedFaces engine;
    private static byte[] selfie;

    @BeforeAll
    static void start() {
        engine = new EmbeddedFaces(Models.FOLDER, FaceSettings.defaults());
        engine.awaitReady();
        selfie = DemoPhotos.load(Models.FOLDER).selfie();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void openEyesAreOpenAndDrawnShutMuchLess() {
        Mat picture = FaceSettings.defaults().limits().decode(selfie);
        Mesh mesh = new FaceNets(new ModelFolder(Models.FOLDER))
                .faces(picture).stream()
                        .flatMap(face -> face.mesh().stream())
                        .findFirst()
                        .orElseThrow();
        Mat shut = ShutEyes.on(picture, mesh, 1);

        assertThat(opening(selfie)).isBetween(0.25, 0.5);
        assertThat(opening(Flaw.png(shut))).isLessThan(LivenessLimits.defaults().shut() * opening(selfie));
        picture.release();
        shut.release();
    }

    /** Only right eyes are known to the model: that it is shown left ones in a mirror must make no difference. */
    @Test
    void aMirrorImageIsAsOpen() {
        Mat picture = FaceSettings.defaults().limits().decode(selfie);

        assertThat(opening(Flaw.mirrored(picture))).isCloseTo(opening(selfie), within(0.05));
        picture.release();
    }

    private static double opening(byte[] photo) {
        return engine.look(photo, Profile.SELFIE).face().orElseThrow().figures().eyes();
    }
}
