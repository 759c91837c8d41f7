// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.zip.InflaterInputStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferInputStream;

/** Frames of the usual compressions, wherever in some bytes one begins. Kafka's own classes unpack them. */
enum Packed {
    GZIP("1f8b08", CompressionType.GZIP),
    ZLIB_FAST("7801", CompressionType.NONE),
    ZLIB_QUICK("785e", CompressionType.NONE),
    ZLIB("789c", CompressionType.NONE),
    ZLIB_BEST("78da", CompressionType.NONE),
    SNAPPY("82534e4150505900", CompressionType.SNAPPY),
    LZ4("04224d18", CompressionType.LZ4),
    ZSTD("28b52ffd", CompressionType.ZSTD);

    private final byte[] magic;
    private final CompressionType type;

    Packed(String magic, CompressionType type) {
        this.magic = HexFormat.of().parseHex(magic);
        this.type = type;
    }

    /** Tells of every place that looks like the begin of a frame; what is none ends in an exception when it is read. */
    static void in(ByteBuffer content, BiConsumer<String, InputStream> frame) {
        boolean[] first = new boolean[256];
        Arrays.stream(values()).forEach(packed -> first[packed.magic[0] & 0xff] = true);
        for (int at = content.position(); at < content.limit() - 2; at++) {
            if (first[content.get(at) & 0xff]) {
                for (Packed packed : values()) {
                    if (packed.begins(content, at)) {
                        packed.open(content.duplicate().position(at), frame);
                    }
                }
            }
        }
    }

    /** As much as there is until the frame ends or turns out to be none. */
    static byte[] read(InputStream packed, long most) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        try (packed) {
            for (int read = packed.read(piece); read >= 0 && content.size() < most; read = packed.read(piece)) {
                content.write(piece, 0, read);
            }
        } catch (IOException | RuntimeException noFrame) {
            return content.toByteArray();
        }
        return content.toByteArray();
    }

    private boolean begins(ByteBuffer content, int at) {
        if (content.limit() - at < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (content.get(at + i) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private void open(ByteBuffer from, BiConsumer<String, InputStream> frame) {
        String form = name().startsWith("ZLIB") ? "zlib" : type.name;
        try {
            frame.accept(form, unpack(from));
        } catch (KafkaException | IllegalArgumentException noFrame) {
            return; // a few bytes that look like the begin of one
        }
    }

    private InputStream unpack(ByteBuffer from) {
        return type == CompressionType.NONE
                ? new InflaterInputStream(new ByteBufferInputStream(from))
                : Compression.of(type)
                        .build()
                        .wrapForInput(from, RecordBatch.MAGIC_VALUE_V2, BufferSupplier.NO_CACHING);
    }
}
