// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A photo made out of a part of another one: framed, turned, lit and compressed in its own way.
 *
 * @param frame of the photo in the scene, in pixels
 * @param scale of the photo to the scene; nothing is gained by more than 1
 * @param degrees turned clockwise around the frame's middle
 * @param type {@link BufferedImage#TYPE_INT_RGB} or {@link BufferedImage#TYPE_BYTE_GRAY}
 * @param contrast factor on every channel
 * @param brightness added to every channel, -255 to 255
 * @param quality of the JPEG, 0 to 1
 */
record PhotoCut(
        Rectangle frame, double scale, double degrees, int type, float contrast, float brightness, float quality) {

    byte[] from(BufferedImage scene) {
        BufferedImage photo = new BufferedImage(
                (int) (frame.width * scale), (int) (frame.height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = photo.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.translate(photo.getWidth() / 2.0, photo.getHeight() / 2.0);
        graphics.rotate(Math.toRadians(degrees));
        graphics.scale(scale, scale);
        graphics.translate(-frame.getCenterX(), -frame.getCenterY());
        graphics.drawImage(scene, 0, 0, null);
        graphics.dispose();
        return jpeg(coloured(new RescaleOp(contrast, brightness, null).filter(photo, null)));
    }

    private BufferedImage coloured(BufferedImage photo) {
        BufferedImage coloured = new BufferedImage(photo.getWidth(), photo.getHeight(), type);
        Graphics2D graphics = coloured.createGraphics();
        graphics.drawImage(photo, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return coloured;
    }

    private byte[] jpeg(BufferedImage photo) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = Objects.requireNonNull(ImageIO.createImageOutputStream(bytes))) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(photo, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
