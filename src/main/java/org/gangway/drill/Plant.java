// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.gangway.evidence.DrillReport;
import org.gangway.scan.Folders;
import org.gangway.scan.Inspection;
import org.gangway.scan.Search;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The control of the search: leaks are planted in every kind of place, and each must be found there. */
final class Plant {
    private final Path scratch;
    private final Search search;
    private final List<Leak> leaks;
    private final Consumer<String> missed;
    private int planted;
    private int notFound;

    /**
     * @param scratch an empty folder
     * @param search as the real places are looked through, which knows the leaks as well
     * @param missed is told what was planted and not found
     */
    Plant(Path scratch, Search search, List<Leak> leaks, Consumer<String> missed) {
        this.scratch = scratch;
        this.search = search;
        this.leaks = leaks;
        this.missed = missed;
    }

    /** Everywhere but on a topic, for which {@link TopicPlant} is. */
    void everywhere() {
        try {
            expect("a file", lookedAt(file("plain.log", stream -> stream)));
            expect("a file of gzip", lookedAt(file("old.log.gz", GZIPOutputStream::new)));
            expect("a file with zlib inside", lookedAt(file("paper.pdf", DeflaterOutputStream::new)));
            for (CompressionType type : CompressionType.values()) {
                expect("a segment, " + type.name, lookedAt(segment(type)));
            }
            expect("a store", lookedAt(store()));
            expect("a page", page());
        } catch (IOException | RocksDBException e) {
            throw new IllegalStateException("nothing can be planted", e);
        }
    }

    DrillReport.Control control() {
        return new DrillReport.Control(planted, notFound);
    }

    /** All leaks must have been found by this inspection. */
    void expect(String place, Inspection inspection) {
        List<String> found = inspection.places().stream()
                .flatMap(looked -> looked.found().stream())
                .toList();
        for (Leak leak : leaks) {
            planted++;
            if (found.stream()
                    .noneMatch(line -> line.contains(": " + leak.marker().label() + " as "))) {
                notFound++;
                missed.accept("a planted leak was not found: " + leak + " in " + place);
            }
        }
    }

    Inspection inspection() {
        return new Inspection(search);
    }

    List<Leak> leaks() {
        return leaks;
    }

    private Inspection lookedAt(Path place) {
        Inspection inspection = inspection();
        new Folders(inspection).look("planted", place);
        return inspection;
    }

    /** What a program may write around it. */
    private byte[] all() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Leak leak : leaks) {
            all.writeBytes("2026-01-01T00:00:00Z INFO written by nobody: ".getBytes(StandardCharsets.UTF_8));
            all.writeBytes(leak.content());
            all.write('\n');
        }
        return all.toByteArray();
    }

    private interface Wrapping {
        OutputStream around(OutputStream stream) throws IOException;
    }

    private Path file(String name, Wrapping wrapping) throws IOException {
        Path file = scratch.resolve(name);
        try (OutputStream out = wrapping.around(Files.newOutputStream(file))) {
            out.write(all());
        }
        return file;
    }

    private Path segment(CompressionType type) throws IOException {
        SimpleRecord[] records = leaks.stream().flatMap(Plant::records).toArray(SimpleRecord[]::new);
        ByteBuffer batch =
                MemoryRecords.withRecords(Compression.of(type).build(), records).buffer();
        Path folder = Files.createDirectories(scratch.resolve("planted-" + type.name));
        Path segment = folder.resolve("00000000000000000000.log");
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(batch);
        }
        return folder;
    }

    private static Stream<SimpleRecord> records(Leak leak) {
        byte[] none = {};
        return Stream.of(
                new SimpleRecord(0, leak.content(), none),
                new SimpleRecord(0, none, leak.content()),
                new SimpleRecord(0, none, none, new Header[] {new RecordHeader("planted", leak.content())}));
    }

    private Path store() throws RocksDBException {
        RocksDB.loadLibrary();
        Path folder = scratch.resolve("rocksdb");
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB store = RocksDB.open(options, folder.toString())) {
            for (Leak leak : leaks) {
                store.put(leak.marker().label().getBytes(StandardCharsets.UTF_8), leak.content());
            }
        }
        return folder;
    }

    private Inspection page() {
        byte[] body = all();
        Inspection inspection = inspection();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", call -> {
                try (call) {
                    call.sendResponseHeaders(500, body.length);
                    call.getResponseBody().write(body);
                }
            });
            server.start();
            URI there = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            new Pages(there, inspection).look(Map.of(), List.of());
            server.stop(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inspection;
    }
}
