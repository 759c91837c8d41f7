// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The check of a key folder at start: nobody but its owner can get at it. Clears away what a crash left unfinished. */
final class OwnerOnly {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Duration STALE = Duration.ofMinutes(1);

    private OwnerOnly() {}

    /** @throws KeystoreUnusable naming the first path that others can read, and the mend */
    static void check(Path root, String exceptFolder, String unfinishedPrefix) throws IOException {
        for (Path path : paths(root)) {
            if (path.startsWith(root.resolve(exceptFolder))) {
                continue;
            }
            try {
                checkRights(path, root);
                if (path.getFileName().toString().startsWith(unfinishedPrefix) && stale(path)) {
                    // Not overwritten: it may be a second name of a file that lives.
                    Files.delete(path);
                }
            } catch (NoSuchFileException finishedByAnotherProcess) {
                continue;
            }
        }
    }

    private static void checkRights(Path path, Path root) throws IOException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(path))) {
            throw new KeystoreUnusable("others than its owner may read " + path + ": run chmod -R go-rwx " + root
                    + " and think about who could have read it");
        }
        // Unlike Files.isReadable this tells a file that has gone from one that may not be read.
        path.getFileSystem().provider().checkAccess(path, AccessMode.READ);
    }

    private static boolean stale(Path path) throws IOException {
        return Files.getLastModifiedTime(path)
                .toInstant()
                .isBefore(Instant.now().minus(STALE));
    }

    /** Without what another process finishes meanwhile: {@link Files#walk} ends at a file that goes while it looks. */
    private static List<Path> paths(Path root) throws IOException {
        List<Path> paths = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                paths.add(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                paths.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return paths;
    }
}
