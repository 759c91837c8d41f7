// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.gangway.Mutants;
import org.gangway.biometrics.FaceEngine.Comparison.Doubted;
import org.gangway.biometrics.FaceEngine.Comparison.Measured;
import org.gangway.biometrics.FaceEngine.Comparison.Unusable;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.casefile.Limit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

class FaceEngineTest {
    private static final FaceSettings SETTINGS = FaceSettings.defaults();

    private static EmbeddedFaces engine;
    private static DemoPhotos photos;

    @BeforeAll
    static void start() {
        engine = new EmbeddedFaces(Models.FOLDER, SETTINGS);
        engine.awaitReady();
        photos = DemoPhotos.load(Models.FOLDER);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void onePersonOnTwoPhotosMatches() {
        assertThat(engine.compare(photos.idPortrait(), photos.selfie()))
                .isInstanceOfSatisfying(Measured.class, measured -> {
                    assertThat(measured.distance()).isBetween(0.01, SETTINGS.match());
                    assertThat(measured.score()).isGreaterThanOrEqualTo(50);
                });
    }

    /** The decoder is native: what it does not survive would take the whole process with it. */
    @Test
    void aPhotoThatWasTamperedWithIsComparedOrUnusable() {
        for (long seed = 0; seed < 60; seed++) {
            byte[] mutant = Mutants.of(photos.idPortrait(), seed);
            assertThat(engine.compare(mutant, photos.idPortrait())).isNotNull();
        }
    }

    @Test
    void twoPeopleDoNot() {
        assertThat(engine.compare(photos.idPortrait(), photos.stranger()))
                .isInstanceOfSatisfying(Measured.class, measured -> assertThat(measured.distance())
                        .isGreaterThan(SETTINGS.refer()));
    }

    @Test
    void theSamePhotosGiveTheSameDistanceWhereverTheyAre() throws Exception {
        var alone = engine.compare(photos.idPortrait(), photos.selfie());
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<FaceEngine.Comparison>> all = threads.invokeAll(
                    Collections.nCopies(12, () -> engine.compare(photos.idPortrait(), photos.selfie())));
            for (Future<FaceEngine.Comparison> one : all) {
                assertThat(one.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void aGroupHasSeveralFaces() {
        assertThat(engine.analyse(photos.scene(), Profile.SELFIE).faces()).isEqualTo(4);
        assertThat(reasons(photos.scene())).containsExactly("face.several");
    }

    @Test
    void anEmptyPictureHasNone() throws IOException {
        assertThat(reasons(encoded(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg")))
                .containsExactly("face.none");
        assertThat(reasons(encoded(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png")))
                .containsExactly("face.none");
    }

    @Test
    void aSmallFaceWillDoInAPortraitButNotInASelfie() {
        assertThat(engine.analyse(photos.idPortrait(), Profile.ID_PORTRAIT).usable())
                .isTrue();
        assertThat(engine.compare(photos.selfie(), photos.idPortrait()))
                .isEqualTo(new Unusable(Profile.SELFIE, List.of("face.too-small")));
    }

    @Test
    void theLimitsOfTheScenarioDecide() {
        Map<String, Map<String, Limit>> strict =
                Map.of("selfie", Map.of("eye-distance", new Limit(5_000.0, null, null)));
        Map<String, Map<String, Limit>> careful =
                Map.of("id-portrait", Map.of("eye-distance", new Limit(5_000.0, null, true)));

        assertThat(engine.compare(photos.idPortrait(), photos.selfie(), strict))
                .isEqualTo(new Unusable(Profile.SELFIE, List.of("face.too-small")));
        assertThat(engine.compare(photos.idPortrait(), photos.selfie(), careful))
                .isEqualTo(
                        new Doubted(engine.compare(photos.idPortrait(), photos.selfie()), List.of("face.too-small")));
    }

    @Test
    void aFileCutShortIsUnreadable() {
        byte[] selfie = photos.selfie();
        for (int part : new int[] {0, 1, 2, 20, selfie.length / 2, selfie.length - 2}) {
            assertThat(reasons(Arrays.copyOf(selfie, part))).containsExactly("face.unreadable");
        }
    }

    @Test
    void aFileThatIsNoPhotoIsUnreadable() {
        assertThat(reasons("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).containsExactly("face.unreadable");
    }

    @Test
    void aPictureTooLargeIsRefusedBeforeItIsDecoded() {
        byte[] selfie = photos.selfie();
        FaceSettings narrow = new FaceSettings(
                1, SETTINGS.patience(), 32, .5, .58, 18, null, selfie.length, 560 * 720 - 1, SETTINGS.engine());
        try (EmbeddedFaces engine = new EmbeddedFaces(Models.FOLDER, narrow)) {
            assertThat(engine.analyse(selfie, Profile.SELFIE).reasons()).containsExactly("face.too-large");
            assertThat(engine.analyse(Arrays.copyOf(selfie, selfie.length + 1), Profile.SELFIE)
                            .reasons())
                    .containsExactly("face.too-large");
        }
    }

    @Test
    void aPhotoTakenSidewaysIsTurnedAsItSays() throws IOException {
        byte[] sideways = turnedLeft(photos.selfie());

        byte[] upright = withOrientation(sideways, 6);

        var plain = (Measured) engine.compare(photos.selfie(), photos.selfie());
        assertThat(plain.distance()).isZero();
        assertThat(engine.compare(photos.selfie(), upright))
                .isInstanceOfSatisfying(Measured.class, measured -> assertThat(measured.distance())
                        .isLessThan(0.2));
    }

    @Test
    void everyRuleOfTheProfileIsReportedWithValueLimitAndVerdict() {
        List<Ruling> rulings = engine.analyse(photos.selfie(), Profile.SELFIE).rulings();

        assertThat(rulings).extracting(Ruling::rule).containsExactly(PhotoReasonsTest.measuredHere());
        assertThat(rulings).allMatch(ruling -> ruling.reason().isEmpty() && Double.isFinite(ruling.value()));
    }

    @ParameterizedTest
    @EnumSource
    void aSpoiltPhotoIsRefusedForWhatIsWrongWithIt(Flaw flaw) {
        Mat picture = SETTINGS.limits().decode(photos.selfie());

        assertThat(flaw.caughtBy(reasons(flaw.on(picture)))).isTrue();
        picture.release();
    }

    @Test
    void aHeadIsTurnedTheOtherWayInAMirror() {
        Mat picture = SETTINGS.limits().decode(photos.selfie());
        Pose pose = pose(photos.selfie());
        Pose mirrored = pose(Flaw.mirrored(picture));

        assertThat(mirrored.yaw()).isCloseTo(-pose.yaw(), within(2.0));
        assertThat(mirrored.roll()).isCloseTo(-pose.roll(), within(1.0));
        assertThat(Math.abs(pose.roll())).isGreaterThan(1);
        picture.release();
    }

    @Test
    void aWebpPhotoIsAsGoodAsAJpeg() {
        byte[] webp = webp(photos.selfie());

        assertThat(engine.compare(photos.selfie(), webp))
                .isInstanceOfSatisfying(Measured.class, measured -> assertThat(measured.distance())
                        .isLessThan(0.2));
        assertThat(reasons(Arrays.copyOf(webp, webp.length / 2))).containsExactly("face.unreadable");
    }

    @Test
    void aPhotoInTheFormatOfTelephonesIsRefusedAsWhatItIs() {
        byte[] heic = "\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reasons(heic)).containsExactly("face.heic");
    }

    private static Pose pose(byte[] photo) {
        return engine.look(photo, Profile.SELFIE).face().orElseThrow().figures().pose();
    }

    private static byte[] webp(byte[] photo) {
        Mat picture = SETTINGS.limits().decode(photo);
        MatOfByte file = new MatOfByte();
        Imgcodecs.imencode(".webp", picture, file);
        return file.toArray();
    }

    @Test
    void itTellsWhichModelsDecide() {
        assertThat(engine.models()).hasSize(5).allMatch(model -> model.matches("[a-z0-9-]+@[0-9.]+:[0-9a-f]{64}"));
    }

    private static List<String> reasons(byte[] photo) {
        return engine.analyse(photo, Profile.SELFIE).reasons();
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    private static byte[] turnedLeft(byte[] photo) throws IOException {
        BufferedImage upright = ImageIO.read(new ByteArrayInputStream(photo));
        BufferedImage turned = new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < upright.getWidth(); x++) {
            for (int y = 0; y < upright.getHeight(); y++) {
                turned.setRGB(y, upright.getWidth() - 1 - x, upright.getRGB(x, y));
            }
        }
        return encoded(turned, "jpeg");
    }

    /** Puts an EXIF segment with nothing but the orientation right after the start of the file. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = {
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
