// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.gangway.Mutants;

/** Files made to hurt whoever opens them as photos, by kind. */
final class HostileFiles {
    private static final String UNREADABLE = "face.unreadable";
    private static final String TOO_LARGE = "face.too-large";
    private static final String NONE = "face.none";

    private final DemoPhotos photos = DemoPhotos.load(Models.FOLDER);
    private final byte[] blankJpeg = encoded(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpeg");
    private final byte[] blankPng = encoded(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png");
    private final byte[] selfiePng = encoded(picture(photos.selfie()), "png");
    /** The largest that is decoded at all; packed it is small. */
    private final byte[] largest = png(6_000, 6_600, 8, 0, 6_000 * 6_601L);
    /** As many pixels, eight bytes each, and in seven passes. */
    private final byte[] deepest = png(6_000, 6_600, 16, 6, 8 * 6_000 * 6_600L + 100_000);

    private final byte[] notes = notes();
    private final byte[] crowd = crowd();

    /**
     * @param make of chance
     * @param reasons of which one must be said first
     */
    record Kind(String name, Function<Random, byte[]> make, Set<String> reasons) {}

    List<Kind> kinds() {
        return List.of(
                new Kind("cut short", this::cutShort, Set.of(UNREADABLE)),
                new Kind("wrong type", this::wrongType, Set.of(UNREADABLE)),
                new Kind("another picture", HostileFiles::anotherPicture, Set.of(UNREADABLE, "face.heic")),
                new Kind("packed bomb", this::bomb, Set.of(TOO_LARGE, UNREADABLE, NONE)),
                new Kind("costly", this::costly, Set.of(NONE, UNREADABLE, "face.several")),
                new Kind("huge dimensions", this::huge, Set.of(TOO_LARGE)),
                new Kind("corrupt EXIF", this::corruptExif, Set.of(NONE)),
                new Kind("polyglot", this::polyglot, Set.of(NONE, UNREADABLE)),
                new Kind("corrupt WebP", HostileFiles::webp, Set.of(TOO_LARGE, UNREADABLE, NONE)),
                new Kind("mutant", this::mutant, Set.of(NONE, UNREADABLE, TOO_LARGE)));
    }

    byte[] selfie() {
        return photos.selfie();
    }

    private byte[] cutShort(Random random) {
        byte[] whole = random.nextBoolean() ? photos.selfie() : selfiePng;
        return Arrays.copyOf(whole, random.nextInt(whole.length - 12)); // the end of a PNG says nothing
    }

    private byte[] wrongType(Random random) {
        byte[] noise = new byte[random.nextInt(4_000)];
        random.nextBytes(noise);
        List<String> starts = List.of("", "%PDF-1.7\n", "PK\3\4", "\177ELF", "MZ", "<svg onload='x'/>", "\37\213\10");
        return joined(text(starts.get(random.nextInt(starts.size()))), noise);
    }

    /** Pictures that there are decoders for in this process, which are not to be reached, and those of telephones. */
    private static byte[] anotherPicture(Random random) {
        BufferedImage picture = new BufferedImage(1 + random.nextInt(300), 40, BufferedImage.TYPE_INT_RGB);
        List<String> brands = List.of("heic", "mif1", "avif", "crx ", "isom", "qt  ");
        List<String> formats = List.of("gif", "bmp", "tiff");
        int which = random.nextInt(formats.size() + 1);
        return which < formats.size()
                ? encoded(picture, formats.get(which))
                : joined(text("\0\0\0\30ftyp" + brands.get(random.nextInt(brands.size())) + "\0\0\0\0"), new byte[99]);
    }

    private byte[] bomb(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> png(1 << random.nextInt(31), 1 << random.nextInt(31), 8, 0, 64);
            case 1 -> png(100_000, 100_000, 8, 0, 100_000);
            case 2 -> manyNotes(random);
            default -> manyScans(random);
        };
    }

    /** Allowed by their sizes, and dear: a few of them. */
    private byte[] costly(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> largest;
            case 1 -> deepest;
            case 2 -> notes;
            case 3 -> crowd;
            default -> png(1 + random.nextInt(65_000), 1 + random.nextInt(500), 8, 0, random.nextInt(1_000_000));
        };
    }

    /** Says in its frame header that it is as large as such a header can say. */
    private byte[] huge(Random random) {
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
        byte[] exif = joined(text("Exif\0\0" + (random.nextBoolean() ? "MM\0*\0\0\0\10" : "II*\0\10\0\0\0")), noise);
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

    private byte[] mutant(Random random) {
        byte[] sound = random.nextBoolean() ? blankJpeg : blankPng;
        byte[] mutant = sound;
        while (Arrays.equals(mutant, sound)) {
            mutant = Mutants.of(sound, random.nextLong());
        }
        return mutant;
    }

    /** None of them says anything, and 40,000 in a row would take the decoder six seconds. */
    private byte[] manyNotes(Random random) {
        int notes = random.nextInt(1, 100_000);
        ByteBuffer jpeg = ByteBuffer.allocate(blankJpeg.length + 4 * notes).put(blankJpeg, 0, 2);
        for (int note = 0; note < notes; note++) {
            jpeg.putInt(0xffe10002);
        }
        return jpeg.put(blankJpeg, 2, blankJpeg.length - 2).array();
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

    /** A small picture with a thousand notes, each of which unpacks to eight million characters. */
    private static byte[] notes() {
        byte[] note = chunk("zTXt", joined(text("Comment\0\0"), packed(7_900_000)));
        byte[][] parts = new byte[1_003][];
        Arrays.fill(parts, note);
        parts[0] = start(320, 240, 8, 0);
        parts[1_001] = chunk("IDAT", packed(321 * 240));
        parts[1_002] = chunk("IEND", new byte[0]);
        return joined(parts);
    }

    /** The same people over and over. */
    private byte[] crowd() {
        BufferedImage people = picture(photos.scene());
        BufferedImage crowd = new BufferedImage(2_000, 2_000, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = crowd.createGraphics();
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 4; column++) {
                graphics.drawImage(people, column * 500, row * 200, 500, 200, null);
            }
        }
        graphics.dispose();
        return encoded(crowd, "jpeg");
    }

    private static byte[] png(int width, int height, int depth, int colour, long nothing) {
        return joined(start(width, height, depth, colour), chunk("IDAT", packed(nothing)), chunk("IEND", new byte[0]));
    }

    private static byte[] start(int width, int height, int depth, int colour) {
        byte interlaced = (byte) (depth == 16 ? 1 : 0);
        byte[] size = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {(byte) depth, (byte) colour, 0, 0, interlaced})
                .array();
        return joined(ByteBuffer.allocate(8).putLong(0x89504e470d0a1a0aL).array(), chunk("IHDR", size));
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

    private static BufferedImage picture(byte[] photo) {
        try {
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(photo)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
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
}
