// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder for each case, for the owner only. Not flushed: Kafka's own records are not flushed either. */
final class FolderBlobs implements Blobs {
    private static final FileAttribute<?> OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final String UNFINISHED = ".unfinished";
    private final Path root;

    FolderBlobs(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root, OWNER);
        } catch (IOException | UnsupportedOperationException e) {
            throw new KeystoreUnusable(
                    "the object folder " + root + " cannot be made: make its parent writable, or set gangway.data", e);
        }
    }

    @Override
    public void put(String caseId, String name, byte[] encrypted) {
        Path folder = root.resolve(caseId);
        try {
            Path unfinished = unfinishedIn(folder);
            Files.write(unfinished, encrypted);
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the owner only. As soon as it is there, its folder stays. */
    private static Path unfinishedIn(Path folder) throws IOException {
        while (true) {
            Files.createDirectories(folder, OWNER);
            try {
                return Files.createTempFile(folder, "", UNFINISHED);
            } catch (NoSuchFileException e) {
                // the folder was still empty, and whoever tidies up took it
            }
        }
    }

    @Override
    public Optional<byte[]> get(String caseId, String name) {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(caseId).resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int delete(String caseId) {
        return deleteFiles(caseId, file -> true);
    }

    @Override
    public boolean isEmpty(String caseId) {
        return list(root.resolve(caseId)).isEmpty();
    }

    @Override
    public int deleteOlder(Instant storedBefore, BiPredicate<String, String> keep) {
        return list(root).stream()
                .filter(Files::isDirectory)
                .map(folder -> folder.getFileName().toString())
                .mapToInt(caseId -> deleteFiles(
                        caseId,
                        file -> storedBefore(file, storedBefore)
                                && !keep.test(caseId, file.getFileName().toString())))
                .sum();
    }

    private int deleteFiles(String caseId, Predicate<Path> which) {
        Path folder = root.resolve(caseId);
        List<Path> files = list(folder).stream().filter(which).toList();
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException keptOrNew) {
            return files.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.size();
    }

    private static boolean storedBefore(Path file, Instant time) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
