// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** What leaves the bank of a photo. */
class PlainCopyTest {
    private static final PhotoLimits LIMITS = FaceSettings.defaults().limits();
    private static final String PLACE = "51.5007 N 0.1246 W, telephone of Jane Doe";

    @BeforeAll
    static void natives() {
        Natives.beside(Models.FOLDER).loadOpenCv();
    }

    @Test
    void onlyThePictureIsInIt() {
        byte[] photo = withSegments(DemoPhotos.load(Models.FOLDER).selfie(), orientation(1), comment());
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains(PLACE, "Exif");

        PlainCopy copy = PlainCopy.of(photo, LIMITS);

        assertThat(new String(copy.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain(PLACE, "Exif");
        assertThat(PhotoFile.read(copy.jpeg())).isEqualTo(new PhotoFile(560, 720));
    }

    @Test
    void itIsUprightAsTheFileSaidAndNeedsNotSayItAnyMore() {
        PlainCopy copy =
                PlainCopy.of(withSegments(DemoPhotos.load(Models.FOLDER).selfie(), orientation(6)), LIMITS);

        assertThat(PhotoFile.read(copy.jpeg())).isEqualTo(new PhotoFile(720, 560));
        assertThat(copy.width()).isEqualTo(720);
        assertThat(copy.height()).isEqualTo(560);
    }

    @Test
    void itIsAJpegWhateverItWas() {
        byte[] copy = PlainCopy.of(png(300, 200), LIMITS).jpeg();

        assertThat(Arrays.copyOf(copy, 3)).containsExactly(0xff, 0xd8, 0xff);
    }

    @Test
    void aLargePictureBecomesSmallerAndKeepsTheMeasuresOfThePhoto() {
        PlainCopy copy = PlainCopy.of(noise(2300, 2300), LIMITS);

        assertThat(copy.jpeg().length).isLessThanOrEqualTo(PlainCopy.MOST_BYTES);
        assertThat(PhotoFile.read(copy.jpeg())).isEqualTo(new PhotoFile(2048, 2048));
        assertThat(copy.width()).isEqualTo(2300);
    }

    @Test
    void whatIsSmallerThanRekognitionTakesIsNotSent() {
        assertThat(PlainCopy.of(png(80, 80), LIMITS).width()).isEqualTo(80);
        assertThatThrownBy(() -> PlainCopy.of(png(79, 300), LIMITS))
                .isInstanceOfSatisfying(
                        PhotoRefused.class, e -> assertThat(e.reason()).isEqualTo("face.too-small"));
        assertThat(PhotoFile.read(PlainCopy.of(png(9000, 100), LIMITS).jpeg()))
                .as("a strip stays wide enough")
                .isEqualTo(new PhotoFile(2048, PlainCopy.LEAST_SIDE));
    }

    @Test
    void itsTextTellsNothing() {
        assertThat(PlainCopy.of(png(100, 100), LIMITS)).hasToString("PlainCopy[***]");
    }

    static byte[] png(int width, int height) {
        return file(".png", new Mat(height, width, CvType.CV_8UC3, new Scalar(90, 120, 150)));
    }

    private static byte[] noise(int width, int height) {
        Mat noise = new Mat(height, width, CvType.CV_8UC3);
        Core.randu(noise, 0, 256);
        return file(".jpg", noise);
    }

    private static byte[] file(String type, Mat picture) {
        MatOfByte file = new MatOfByte();
        Imgcodecs.imencode(type, picture, file);
        picture.release();
        byte[] bytes = file.toArray();
        file.release();
        return bytes;
    }

    /** Right behind the start of a JPEG file. */
    private static byte[] withSegments(byte[] jpeg, byte[]... segments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        for (byte[] segment : segments) {
            out.writeBytes(segment);
        }
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] orientation(int value) {
        byte[] tiff = {
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
            (byte) value,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return segment(0xe1, tiff);
    }

    private static byte[] comment() {
        return segment(0xfe, PLACE.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] segment(int marker, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xff);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
