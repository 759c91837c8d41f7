// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Pictures that are none, or too much: stumps, bombs, and two kinds of file in one. */
final class HostilePictures {
    private static final long PNG = 0x89504e470d0a1a0aL;

    private final List<byte[]> good;
    /** Just within the limit of pixels. */
    private final byte[] largest = bomb(6_000, 6_000, 6_000 * 6_001L);

    /** @param faces photographs that would do */
    HostilePictures(List<byte[]> faces) {
        good = new ArrayList<>(faces);
        good.add(drawn("png"));
        good.add(drawn("jpeg"));
        good.add(webp(16));
    }

    byte[] any(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> bomb(1 << random.nextInt(31), 1 << random.nextInt(31), 64);
            case 1 -> largest;
            case 2 -> bomb(100_000, 100_000, 2_000_000);
            case 3 -> polyglot(random);
            case 4 -> zipBomb();
            case 5 ->
                "<svg xmlns='http://www.w3.org/2000/svg' onload='%s'/>"
                        .formatted(HostileWords.MARK)
                        .getBytes(StandardCharsets.UTF_8);
            case 6 -> webp(random.nextInt());
            case 7 -> HostileWords.joined(new byte[] {(byte) 0xff, (byte) 0xd8}, HostileWords.noise(random, 4_000));
            case 8 -> new byte[random.nextInt(3)];
            default -> HostileWords.mutated(random, HostileWords.one(random, good));
        };
    }

    /** A PNG of a size, of which there is so much of nothing, packed. */
    static byte[] bomb(int width, int height, long nothing) {
        byte[] size = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        return HostileWords.joined(
                ByteBuffer.allocate(Long.BYTES).putLong(PNG).array(),
                chunk("IHDR", size),
                chunk("IDAT", packed(nothing)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] packed(long nothing) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[65_536];
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            for (long left = nothing; left > 0; left -= zeros.length) {
                out.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] named = HostileWords.joined(name.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    private byte[] polyglot(Random random) {
        byte[] page = ("<html><script>" + HostileWords.MARK + "</script></html>").getBytes(StandardCharsets.UTF_8);
        return HostileWords.joined(HostileWords.one(random, good), random.nextBoolean() ? page : zipBomb());
    }

    private static byte[] zipBomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../" + HostileWords.MARK));
            zip.write(new byte[4_000_000]);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Says of itself that it is a WebP of any size. */
    private static byte[] webp(int size) {
        return ByteBuffer.allocate(34)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(Integer.reverseBytes(26))
                .put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(Integer.reverseBytes(10))
                .putInt(0x10)
                .putInt(size)
                .array();
    }

    private static byte[] drawn(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
