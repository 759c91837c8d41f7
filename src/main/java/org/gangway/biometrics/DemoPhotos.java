// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * Photographs for demo and tests, JPEG files all of them. Portrait and selfie show one person and are cut from one group
 * photograph, differently framed, lit and compressed: that is easier than two photographs of two days, and whoever
 * shows them says so.
 *
 * @param idPortrait as from an identity document: grey, tight, small, strongly compressed
 * @param selfie of the same person: in colour, wider, tilted, brighter
 * @param stranger selfie of another person
 * @param scene the whole photograph, four people
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DemoPhotos(byte[] idPortrait, byte[] selfie, byte[] stranger, byte[] scene) {
    private static final PhotoCut PORTRAIT =
            new PhotoCut(new Rectangle(575, 250, 340, 437), 0.6, 0, BufferedImage.TYPE_BYTE_GRAY, 0.9f, 10, 0.5f);
    private static final PhotoCut SELFIE =
            new PhotoCut(new Rectangle(480, 160, 560, 720), 1, 4, BufferedImage.TYPE_INT_RGB, 1.1f, 12, 0.85f);
    private static final PhotoCut STRANGER =
            new PhotoCut(new Rectangle(1430, 130, 400, 560), 1, -3, BufferedImage.TYPE_INT_RGB, 1.05f, 5, 0.85f);

    /**
     * @param modelsDir the folder that the build provisioned
     * @throws ModelsUnusable if the photograph is absent or changed
     */
    public static DemoPhotos load(Path modelsDir) {
        byte[] scene = new ModelFolder(modelsDir).verified("demo-scene");
        try {
            BufferedImage picture = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(scene)));
            return new DemoPhotos(PORTRAIT.from(picture), SELFIE.from(picture), STRANGER.from(picture), scene);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "DemoPhotos[***]";
    }
}
