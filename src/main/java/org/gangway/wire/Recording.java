// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a camera saw while somebody answered a challenge: one object of the object store.
 *
 * @param commandId the question that it answers, as the channel checked it
 * @param pictures in their order; the first is a selfie in full size
 */
public record Recording(String commandId, List<Picture> pictures) {
    public static final String MEDIA_TYPE = "application/vnd.gangway.recording";

    /** So many pictures are enough for any challenge; each costs the face engine time. */
    public static final int MOST_PICTURES = 96;

    private static final int MARK = 0x47575231;

    /** @param millis since the recording began, as the page says */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Picture(int millis, byte[] jpeg) {}

    public Recording {
        pictures = List.copyOf(pictures);
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeUTF(commandId);
            out.writeInt(pictures.size());
            for (Picture picture : pictures) {
                out.writeInt(picture.millis);
                out.writeInt(picture.jpeg.length);
                out.write(picture.jpeg);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if it is no recording, or not a whole one */
    public static Recording read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MARK) {
                throw new IOException("no recording");
            }
            String commandId = in.readUTF();
            int count = in.readInt();
            List<Picture> pictures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                pictures.add(picture(in));
            }
            if (count < 1 || count > MOST_PICTURES || in.read() >= 0) {
                throw new IOException("not a whole recording");
            }
            return new Recording(commandId, pictures);
        } catch (IOException e) {
            throw new IllegalArgumentException("the object is no recording");
        }
    }

    private static Picture picture(DataInputStream in) throws IOException {
        int millis = in.readInt();
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("not a whole recording");
        }
        return new Picture(millis, in.readNBytes(length));
    }

    @Override
    public String toString() {
        return "***";
    }
}
