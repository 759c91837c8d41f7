// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Where somebody answered a challenge before an engine that watches by itself: one object of the object store.
 *
 * @param commandId the question that it answers, as the channel checked it
 * @param session the engine's name of what was streamed, which this channel opened for that question
 */
public record StreamedSession(String commandId, String session) {
    public static final String MEDIA_TYPE = "application/vnd.gangway.streamed-session";

    private static final int MARK = 0x47575331;

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeUTF(commandId);
            out.writeUTF(session);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Empty if the object is something else. */
    public static Optional<StreamedSession> of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MARK) {
                return Optional.empty();
            }
            StreamedSession read = new StreamedSession(in.readUTF(), in.readUTF());
            return in.read() < 0 ? Optional.of(read) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
