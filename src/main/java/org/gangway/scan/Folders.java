// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/** Looks at every file of a folder: as it is, segments of Kafka also record by record, stores of RocksDB also entry by entry. */
public final class Folders {
    private static final Pattern SEGMENT = Pattern.compile("[0-9]{20}\\.log");

    /** Offsets, positions and times, for which Kafka sets megabytes of nothing aside. */
    private static final Pattern INDEX = Pattern.compile("[0-9]{20}\\.(index|timeindex)(\\.deleted)?");

    private static final long PIECE = 1L << 30;

    private final Inspection inspection;

    public Folders(Inspection inspection) {
        this.inspection = inspection;
    }

    /** A folder or a file. Files that go meanwhile were looked at too late, and are passed over. */
    public void look(String kind, Path root) {
        inspection.at(kind);
        try {
            Files.walkFileTree(root, new Walk(kind, root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final String kind;
        private final Path root;

        private Walk(String kind, Path root) {
            this.kind = kind;
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (Files.exists(folder.resolve("CURRENT"))) {
                RocksStore.look(inspection, kind, folder);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()
                    && !INDEX.matcher(file.getFileName().toString()).matches()) {
                Folders.this.file(kind, root, file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }

    private void file(String kind, Path root, Path file) throws IOException {
        String where = root.equals(file)
                ? file.getFileName().toString()
                : root.relativize(file).toString();
        inspection.look(kind, "a name of a file", where.getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file)) {
            for (long from = 0; from < channel.size(); from += PIECE) {
                ByteBuffer content =
                        channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(PIECE, channel.size() - from));
                inspection.look(kind, where, content);
                if (SEGMENT.matcher(file.getFileName().toString()).matches()) {
                    Segment.look(inspection, kind, where, content);
                }
            }
        } catch (NoSuchFileException gone) {
            return;
        }
    }
}
