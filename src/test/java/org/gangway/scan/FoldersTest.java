// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class FoldersTest {
    private static final String NAME = "Wilhelmine Canaryvogel";
    private static final byte[] LEAK =
            ("line after line ".repeat(40) + NAME + " line after line ".repeat(40)).getBytes(StandardCharsets.UTF_8);
    private static final Search SEARCH = new Search(List.of(Marker.text("it", NAME)));

    @TempDir
    private Path folder;

    @Test
    void aFileIsLookedAtAndCounted() throws IOException {
        Files.write(folder.resolve("app.log"), LEAK);

        Place place = look();
        assertThat(place.found()).containsExactly("app.log: it as utf-8");
        assertThat(place.bytes()).isGreaterThanOrEqualTo(LEAK.length);
    }

    @Test
    void theNameOfAFileIsLookedAtAsWell() throws IOException {
        Files.createFile(folder.resolve(NAME + ".pdf"));

        assertThat(look().found()).containsExactly("a name of a file: it as utf-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {Deflater.BEST_SPEED, 3, Deflater.DEFAULT_COMPRESSION, Deflater.BEST_COMPRESSION})
    void whatIsPackedAnywhereInAFileIsUnpacked(int level) throws IOException {
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        paper.writeBytes("%PDF-1.7 stream\n".getBytes(StandardCharsets.US_ASCII));
        try (OutputStream packed = new DeflaterOutputStream(paper, new Deflater(level))) {
            packed.write(LEAK);
        }
        paper.writeBytes("endstream".getBytes(StandardCharsets.US_ASCII));
        Files.write(folder.resolve("paper.pdf"), paper.toByteArray());

        assertThat(look().found()).containsExactly("paper.pdf (zlib): it as utf-8");
    }

    @Test
    void anOldLogOfAnOldLogIsUnpackedTwice() throws IOException {
        ByteArrayOutputStream once = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(once)) {
            packed.write(LEAK);
        }
        try (OutputStream twice = new GZIPOutputStream(Files.newOutputStream(folder.resolve("old.gz")))) {
            twice.write(once.toByteArray());
        }

        assertThat(look().found()).contains("old.gz (gzip) (gzip): it as utf-8");
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void batchesOfASegmentAreUnpackedByTheClassesOfKafka(CompressionType type) throws IOException {
        byte[] none = {};
        MemoryRecords batch = MemoryRecords.withRecords(
                Compression.of(type).build(),
                new SimpleRecord(0, LEAK, none),
                new SimpleRecord(0, none, none, new Header[] {new RecordHeader("who", LEAK)}));
        byte[] bytes = new byte[batch.sizeInBytes()];
        batch.buffer().get(bytes);
        Path topic = Files.createDirectories(folder.resolve("topic-0"));
        Files.write(topic.resolve("00000000000000000000.log"), bytes);

        List<String> found = look().found();
        if (type == CompressionType.NONE) {
            assertThat(found).containsExactly("topic-0/00000000000000000000.log: it as utf-8");
        } else {
            assertThat(found)
                    .contains(
                            "topic-0/00000000000000000000.log batch 0 key: it as utf-8",
                            "topic-0/00000000000000000000.log batch 0 header who: it as utf-8");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionType.class,
            names = {"GZIP", "SNAPPY", "LZ4", "ZSTD"})
    void framesOfEveryKindAreFoundOutsideOfSegmentsToo(CompressionType type) throws IOException {
        ByteBufferOutputStream packed = new ByteBufferOutputStream(1 << 16);
        try (OutputStream out = Compression.of(type).build().wrapForOutput(packed, (byte) 2)) {
            out.write(LEAK);
        }
        byte[] frame = new byte[packed.buffer().position()];
        packed.buffer().flip().get(frame);
        Files.write(folder.resolve("dump.bin"), frame);

        assertThat(look().found()).contains("dump.bin (" + type.name + "): it as utf-8");
    }

    @Test
    void aStoreIsOpenedInACopyWithAllItsFamilies() throws RocksDBException {
        Path store = folder.resolve("rocksdb");
        RocksDB.loadLibrary();
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB db = RocksDB.open(options, store.toString())) {
            var family = db.createColumnFamily(new ColumnFamilyDescriptor("more".getBytes(StandardCharsets.UTF_8)));
            db.put(family, "key".getBytes(StandardCharsets.UTF_8), LEAK);
            db.put(LEAK, "value".getBytes(StandardCharsets.UTF_8));
            family.close();
        }

        assertThat(look().found()).contains("rocksdb opened value: it as utf-8", "rocksdb opened key: it as utf-8");
    }

    @Test
    void garbageThatBeginsLikeAFrameIsNone() throws IOException {
        byte[] garbage = new byte[1 << 16];
        new java.util.Random(1).nextBytes(garbage);
        for (int at = 0; at < garbage.length; at += 64) {
            garbage[at] = 0x78;
            garbage[at + 1] = (byte) 0x9c;
        }
        Files.write(folder.resolve("garbage"), garbage);

        assertThat(look().found()).isEmpty();
    }

    private Place look() {
        Inspection inspection = new Inspection(SEARCH);
        new Folders(inspection).look("files", folder);
        return inspection.places().getFirst();
    }
}
