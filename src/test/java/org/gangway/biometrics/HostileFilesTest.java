// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.gangway.Mutants;
import org.gangway.biometrics.FaceEngine.Profile;
import org.junit.jupiter.api.Test;

/** Two thousand files made to hurt: each is refused for a reason that a customer can read, soon, and the process lives. */
class HostileFilesTest {
    private static final int FILES = 2_000;
    private static final double MOST_SECONDS = 2;
    /** Generators of neighbouring seeds begin alike. */
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final DemoPhotos photos = DemoPhotos.load(Models.FOLDER);
    private final byte[] blankJpeg = blank("jpeg");
    private final byte[] blankPng = blank("png");
    /** The largest that is decoded at all; packed it is small. */
    private final byte[] largest = png(6_000, 6_600, 6_000 * 6_601L);

    @Test
    void everyHostileFileIsRefusedSoonAndForAReason() {
        Map<String, Integer> reasons = new TreeMap<>();
        double slowest = 0;
        try (EmbeddedFaces engine = new EmbeddedFaces(Models.FOLDER, FaceSettings.defaults())) {
            engine.awaitReady();
            for (int i = 0; i < FILES; i++) {
                byte[] file = file(i, new Random(i * MIX));
                double began = seconds();
                List<String> refused = engine.analyse(file, Profile.SELFIE).reasons();
                slowest = Math.max(slowest, seconds() - began);
                assertThat(refused).as("file %d", i).isNotEmpty();
                reasons.merge(refused.getFirst(), 1, Integer::sum);
            }
        }
        assertThat(slowest).isLessThan(MOST_SECONDS);
        assertThat(reasons).containsKeys("face.unreadable", "face.too-large", "face.none", "face.heic");
    }

    private byte[] file(int number, Random random) {
        return switch (number % 10) {
            case 0 -> Arrays.copyOf(photos.selfie(), random.nextInt(photos.selfie().length));
            case 1 -> wrongType(random);
            case 2 -> png(1 << random.nextInt(31), 1 << random.nextInt(31), 64);
            case 3 -> number % 500 == 3 ? largest : png(100_000, 100_000, 100_000);
            case 4 -> hugeJpeg(random);
            case 5 -> corruptExif(random);
            case 6 -> polyglot(random);
            case 7 -> webp(random);
            case 8 -> Mutants.of(random.nextBoolean() ? blankJpeg : blankPng, number);
            default -> random.nextBoolean() ? manyScans(random) : text("\0\0\0\30ftypheic\0\0\0\0mif1heic");
        };
    }

    private static byte[] wrongType(Random random) {
        byte[] noise = new byte[random.nextInt(4_000)];
        random.nextBytes(noise);
        List<String> starts =
                List.of("", "%PDF-1.7\n", "PK\3\4", "GIF89a", "BM", "\177ELF", "<svg onload='x'/>", "II*\0");
        return joined(text(starts.get(random.nextInt(starts.size()))), noise);
    }

    /** Says in its frame header that it is as large as such a header can say. */
    private byte[] hugeJpeg(Random random) {
        byte[] jpeg = blankJpeg.clone();
        for (int at = 0; at < jpeg.length - 9; at++) {
            if ((jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) -1).putShort(at + 7, (short)
                        (-1 - random.nextInt(30_000)));
                break;
            }
        }
        return jpeg;
    }

    private byte[] corruptExif(Random random) {
        byte[] noise = new byte[random.nextInt(600)];
        random.nextBytes(noise);
        byte[] exif = joined(text("Exif\0\0" + (random.nextBoolean() ? "MM\0*\0\0\0\10" : "")), noise);
        return ByteBuffer.allocate(blankJpeg.length + exif.length + 4)
                .put(blankJpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(blankJpeg, 2, blankJpeg.length - 2)
                .array();
    }

    private byte[] polyglot(Random random) {
        byte[] other = text("<html><script>x</script></html>PK\3\4");
        return random.nextBoolean() ? joined(blankJpeg, other) : joined(other, blankJpeg);
    }

    private static byte[] webp(Random random) {
        return ByteBuffer.allocate(34)
                .put(text("RIFF"))
                .putInt(Integer.reverseBytes(26))
                .put(text("WEBP" + List.of("VP8X", "VP8L", "VP8 ", "ANIM").get(random.nextInt(4))))
                .putInt(Integer.reverseBytes(10))
                .putInt(random.nextInt())
                .putInt(random.nextInt())
                .array();
    }

    /** A progressive picture of many pixels whose every scan is nothing, and takes its time. */
    private static byte[] manyScans(Random random) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        jpeg.writeBytes(ByteBuffer.allocate(13)
                .putShort((short) 0xffc2)
                .putShort((short) 11)
                .put((byte) 8)
                .putShort((short) 6_000)
                .putShort((short) 6_000)
                .put(new byte[] {1, 1, 0x11, 0})
                .array());
        for (int scan = random.nextInt(20, 400); scan > 0; scan--) {
            jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 1, 1, 0});
        }
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        return jpeg.toByteArray();
    }

    private static byte[] png(int width, int height, long nothing) {
        byte[] size = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        return joined(
                ByteBuffer.allocate(8).putLong(0x89504e470d0a1a0aL).array(),
                chunk("IHDR", size),
                chunk("IDAT", packed(nothing)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] packed(long nothing) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[65_536];
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (long left = nothing; left > 0; left -= zeros.length) {
                out.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] named = joined(text(name), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] blank(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Of the processor, for this thread, which is also the one that decodes: how busy the machine is does not count. */
    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
