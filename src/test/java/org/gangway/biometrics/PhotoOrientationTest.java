// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** Telephones save the picture as the sensor lies and say how it is to be turned: eight ways, in three kinds of files. */
class PhotoOrientationTest {
    private static final PhotoLimits LIMITS = FaceSettings.defaults().limits();
    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;

    @BeforeAll
    static void natives() {
        Natives.beside(Models.FOLDER).loadOpenCv();
    }

    static Stream<Arguments> ways() {
        return Stream.of("jpg", "png", "webp")
                .flatMap(format -> IntStream.rangeClosed(1, 8).mapToObj(way -> Arguments.of(format, way)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aPhotoIsTurnedAsItSays(String format, int orientation) {
        Mat picture = LIMITS.decode(saying(format, orientation));

        boolean swapped = orientation > 4;
        assertThat(picture.cols()).isEqualTo(swapped ? HEIGHT : WIDTH);
        assertThat(picture.rows()).isEqualTo(swapped ? WIDTH : HEIGHT);
        assertThat(whiteCorner(picture))
                .isEqualTo(
                        switch (orientation) {
                            case 1, 5 -> "top left";
                            case 2, 6 -> "top right";
                            case 3, 7 -> "bottom right";
                            default -> "bottom left";
                        });
        picture.release();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatIsNoOrientationTurnsNothing(String format, int way) {
        Mat picture = LIMITS.decode(saying(format, 8 + way));

        assertThat(picture.cols()).isEqualTo(WIDTH);
        assertThat(whiteCorner(picture)).isEqualTo("top left");
        picture.release();
    }

    @Test
    void whateverIsWrongWithItTheDirectoryOfAWebpIsReadToItsEndAtTheMost() {
        byte[] sound = saying("webp", 6);
        int directory = new String(sound, ISO_8859_1).indexOf("EXIF");
        for (int seed = 0; seed < 500; seed++) {
            byte[] broken = sound.clone();
            Random random = new Random(seed);
            for (int i = 0; i < 4; i++) {
                broken[directory + 4 + random.nextInt(broken.length - directory - 4)] = (byte) random.nextInt();
            }
            Mat picture = new Mat(HEIGHT, WIDTH, CvType.CV_8UC3);
            WebpOrientation.turn(picture, broken);
            assertThat(picture.total()).isEqualTo(WIDTH * HEIGHT);
            picture.release();
        }
    }

    /** Black, with one corner white, and the file says so. */
    private static byte[] saying(String format, int orientation) {
        Mat picture = Mat.zeros(HEIGHT, WIDTH, CvType.CV_8UC3);
        picture.submat(new Rect(0, 0, 16, 16)).setTo(Scalar.all(255));
        MatOfByte file = new MatOfByte();
        Imgcodecs.imencode("." + format, picture, file);
        byte[] plain = file.toArray();
        byte[] exif = exif(orientation);
        return switch (format) {
            case "jpg" -> jpeg(plain, exif);
            case "png" -> png(plain, exif);
            default -> webp(plain, exif);
        };
    }

    private static String whiteCorner(Mat picture) {
        int right = picture.cols() - 8;
        int bottom = picture.rows() - 8;
        return List.of("top left", "top right", "bottom left", "bottom right").stream()
                .filter(corner ->
                        picture.get(corner.startsWith("top") ? 8 : bottom, corner.endsWith("left") ? 8 : right)[0]
                                > 128)
                .reduce("", String::concat);
    }

    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }

    private static byte[] jpeg(byte[] plain, byte[] exif) {
        return ByteBuffer.allocate(plain.length + exif.length + 10)
                .put(plain, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 8))
                .put("Exif\0\0".getBytes(ISO_8859_1))
                .put(exif)
                .put(plain, 2, plain.length - 2)
                .array();
    }

    private static byte[] png(byte[] plain, byte[] exif) {
        byte[] chunk = ByteBuffer.allocate(exif.length + 4)
                .put("eXIf".getBytes(ISO_8859_1))
                .put(exif)
                .array();
        CRC32 sum = new CRC32();
        sum.update(chunk);
        int header = 33;
        return ByteBuffer.allocate(plain.length + chunk.length + 8)
                .put(plain, 0, header)
                .putInt(exif.length)
                .put(chunk)
                .putInt((int) sum.getValue())
                .put(plain, header, plain.length - header)
                .array();
    }

    /** In the extended form, which alone can say it. */
    private static byte[] webp(byte[] plain, byte[] exif) {
        byte[] picture = Arrays.copyOfRange(plain, 12, plain.length);
        ByteBuffer file =
                ByteBuffer.allocate(12 + 18 + picture.length + 8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
        return file.put("RIFF".getBytes(ISO_8859_1))
                .putInt(file.capacity() - 8)
                .put("WEBPVP8X".getBytes(ISO_8859_1))
                .putInt(10)
                .putInt(8)
                .put(new byte[] {WIDTH - 1, 0, 0, HEIGHT - 1, 0, 0})
                .put(picture)
                .put("EXIF".getBytes(ISO_8859_1))
                .putInt(exif.length)
                .put(exif)
                .array();
    }
}
