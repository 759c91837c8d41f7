// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFileTest {
    private static final byte[] START = hex("ffd8");
    private static final byte[] FRAME_640_480 = hex("ffc0000b0801e0028001011100");
    private static final byte[] SCAN = hex("ffda0008010100003f00" + "1234ff00ffd0ff0056");
    private static final byte[] END = hex("ffd9");

    @Test
    void aJpegTellsItsSize() {
        assertThat(PhotoFile.read(join(START, FRAME_640_480, SCAN, END))).isEqualTo(new PhotoFile(640, 480));
    }

    @Test
    void bytesAfterTheEndAreNobodysConcern() {
        assertThat(PhotoFile.read(join(START, FRAME_640_480, SCAN, END, hex("0001ffda"))))
                .isEqualTo(new PhotoFile(640, 480));
    }

    @Test
    void theThumbnailInsideASegmentIsNotThePhoto() {
        byte[] thumbnail = join(START, hex("ffc0000b0800080008010111"), END);
        byte[] segment = ByteBuffer.allocate(thumbnail.length + 4)
                .putShort((short) 0xffe1)
                .putShort((short) (thumbnail.length + 2))
                .put(thumbnail)
                .array();

        assertThat(PhotoFile.read(join(START, segment, FRAME_640_480, SCAN, END)))
                .isEqualTo(new PhotoFile(640, 480));
        refused(join(START, segment, FRAME_640_480, SCAN));
    }

    @Test
    void manyScansAreRefused() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(join(START, FRAME_640_480));
        for (int scan = 0; scan < 200; scan++) {
            file.writeBytes(SCAN);
        }
        file.writeBytes(END);
        refused(file.toByteArray());
    }

    @Test
    void manyNotesAreRefused() {
        byte[][] file = new byte[1_004][];
        Arrays.fill(file, hex("ffe10002"));
        file[0] = START;
        file[1_001] = FRAME_640_480;
        file[1_002] = SCAN;
        file[1_003] = END;

        assertThat(PhotoFile.read(join(file))).isEqualTo(new PhotoFile(640, 480));
        file[1_000] = hex("ffe10002ffe10002");
        refused(join(file));
    }

    /** BMP, TIFF (both), JPEG 2000 (both), OpenEXR, HDR, PNM, PFM, PAM, Sun raster, GIF: as their decoders know them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "424d",
                "49492a00",
                "4d4d002a",
                "0000000c6a5020200d0a870a",
                "ff4fff51",
                "762f3101",
                "233f52414449414e43450a",
                "233f524742450a",
                "50360a",
                "50460a",
                "50370a",
                "59a66a95",
                "47494638"
            })
    void whatOtherDecodersWouldTakeIsRefused(String start) {
        refused(join(hex(start), START, FRAME_640_480, SCAN, END));
    }

    @Test
    void fewScansOfALargePictureAreAsManyAsManyOfASmallOne() {
        byte[] large = hex("ffc2000b" + "08" + "1770" + "1770" + "01011100");
        byte[][] file = new byte[22][];
        Arrays.fill(file, SCAN);
        file[0] = START;
        file[1] = large;
        file[21] = END;

        refused(join(file));
        file[1] = FRAME_640_480;
        assertThat(PhotoFile.read(join(file))).isEqualTo(new PhotoFile(640, 480));
    }

    @Test
    void aPngTellsItsSizeHoweverLarge() {
        byte[] file = hex("89504e470d0a1a0a" + "0000000d49484452" + "7fffffff" + "7fffffff" + "0802000000" + "00000000"
                + "0000000049454e44ae426082");

        assertThat(PhotoFile.read(file).pixels()).isEqualTo((long) Integer.MAX_VALUE * Integer.MAX_VALUE);
        refused(Arrays.copyOf(file, file.length - 12));
    }

    @Test
    void aWebpTellsItsSizeInEachOfItsThreeForms() {
        String lossy = "56503820" + "0a000000" + "000000" + "9d012a" + "80023c01" + "00";
        String lossless = "5650384c" + "05000000" + "2f" + "7fc24e00" + "00";
        String extended = "56503858" + "0a000000" + "00000000" + "7f0200" + "3b0100";

        assertThat(PhotoFile.read(webp(lossy))).isEqualTo(new PhotoFile(640, 316));
        assertThat(PhotoFile.read(webp(lossless))).isEqualTo(new PhotoFile(640, 316));
        assertThat(PhotoFile.read(webp(extended))).isEqualTo(new PhotoFile(640, 316));
        refused(Arrays.copyOf(webp(extended), 29));
        refused(webp("58585858" + "0a000000" + "00000000" + "7f0200" + "3b0100"));
    }

    @Test
    void thePicturesOfTelephonesAreToldApart() {
        assertThatThrownBy(() -> PhotoFile.read(hex("00000018" + "66747970" + "68656963" + "00000000")))
                .isInstanceOfSatisfying(PhotoRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo("face.heic"));
    }

    private static byte[] webp(String chunk) {
        byte[] content = hex("57454250" + chunk);
        return ByteBuffer.allocate(8 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(hex("52494646"))
                .putInt(content.length)
                .put(content)
                .array();
    }

    @Property(tries = 2000)
    void anythingElseIsRefusedAndNothingElseHappens(@ForAll long seed) {
        byte[] noise = new byte[(int) (seed & 0x3ff)];
        new Random(seed).nextBytes(noise);
        System.arraycopy(START, 0, noise, 0, Math.min(2, noise.length));
        try {
            assertThat(PhotoFile.read(noise).pixels()).isPositive();
        } catch (PhotoRefused e) {
            assertThat(e.reason()).isEqualTo("face.unreadable");
        }
    }

    private static void refused(byte[] file) {
        assertThatThrownBy(() -> PhotoFile.read(file)).isInstanceOf(PhotoRefused.class);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
