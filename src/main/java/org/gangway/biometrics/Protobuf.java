// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One protobuf message, written field by field: the two wire types that ONNX needs. */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Protobuf number(int field, long... values) {
        for (long value : values) {
            varint((long) field << 3 | VARINT);
            varint(value);
        }
        return this;
    }

    Protobuf text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf message(int field, Protobuf message) {
        return bytes(field, message.toBytes());
    }

    Protobuf messages(int field, List<Protobuf> messages) {
        messages.forEach(message -> message(field, message));
        return this;
    }

    Protobuf bytes(int field, byte[] bytes) {
        varint((long) field << 3 | LENGTH_DELIMITED);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    /** Seven bits a byte, lowest first; the top bit says that more follow. */
    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
