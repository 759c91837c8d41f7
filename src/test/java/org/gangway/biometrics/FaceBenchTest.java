// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gangway.biometrics.FaceEngine.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** What the bench makes of photographs that are unlike ours. */
class FaceBenchTest {

    @Test
    void aSpoiltCopyOfALargePhotographIsNotRefusedForItsSize() {
        try (EmbeddedFaces engine = new EmbeddedFaces(Models.FOLDER, FaceBench.settings())) {
            engine.awaitReady();
            Mat noise = new Mat(2_600, 2_600, CvType.CV_8UC3);
            Core.randu(noise, 0, 255);
            byte[] spoilt = Flaw.DARK_HALVED.on(noise);
            noise.release();

            assertThat(spoilt.length).isGreaterThan(FaceSettings.defaults().maxBytes());
            assertThat(engine.analyse(spoilt, Profile.SELFIE).reasons()).doesNotContain("face.too-large");
        }
    }

    @Test
    void pairsOfOneKindOnlyAreSaidToBeTooFew(@TempDir Path folder) throws IOException {
        DemoPhotos photos = DemoPhotos.load(Models.FOLDER);
        Files.write(folder.resolve("a.jpg"), photos.idPortrait());
        Files.write(folder.resolve("b.jpg"), photos.selfie());
        Files.writeString(folder.resolve("pairs.csv"), "imageA,imageB,same\na.jpg,b.jpg,1\n");
        FaceBench bench = new FaceBench(Models.FOLDER, folder, 1, new PrintWriter(Writer.nullWriter()));

        assertThatThrownBy(bench::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pairs of two people");
    }
}
