// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that only its owner can read, with files that appear whole or not at all and never change. Several processes
 * may share it: of two that create the same file, one wins and both then read the winner's.
 */
final class KeyFolder {
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PUBLIC_FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final String PUBLIC = "public";
    private static final String UNFINISHED = ".unfinished-";

    private final Path root;

    private KeyFolder(Path root) {
        this.root = root;
    }

    /** @throws KeystoreUnusable if it cannot be made, or if anyone but its owner could read it */
    static KeyFolder open(Path root, String... folders) {
        KeyFolder opened = new KeyFolder(root);
        try {
            Files.createDirectories(root, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            for (String folder : folders) {
                Files.createDirectories(root.resolve(folder), PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            }
            OwnerOnly.check(root, PUBLIC, UNFINISHED);
        } catch (UnsupportedOperationException e) {
            throw new KeystoreUnusable(
                    "the key folder " + root + " is on a file system without owner rights: set gangway.data elsewhere",
                    e);
        } catch (IOException e) {
            throw opened.unusable(e);
        }
        return opened;
    }

    Path path(String folder, String name) {
        return root.resolve(folder).resolve(name);
    }

    /** Writes a file that was not there. False, and nothing changed, if it is there already. */
    boolean create(String folder, String name, byte[] content) {
        return create(root.resolve(folder), name, content, folder.equals(PUBLIC) ? PUBLIC_FILE : OWNER_FILE);
    }

    Optional<byte[]> read(String folder, String name) {
        try {
            return Optional.of(Files.readAllBytes(path(folder, name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The files of one folder, unfinished ones left out. */
    List<String> names(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Overwrites, then removes. What the disk itself or a backup keeps of it is beyond this. */
    void shred(String folder, String name) {
        Path file = path(folder, name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Math.toIntExact(channel.size())), 0);
            channel.force(true);
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException e) {
            throw unusable(e);
        }
        try {
            Files.deleteIfExists(file);
            force(root.resolve(folder));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Adds a line to a file of the folder itself. */
    void append(String name, String line) {
        Path file = root.resolve(name);
        FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(OWNER_FILE);
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), owner)) {
            // The line break in front ends a line that a crash may have left torn.
            write(channel, ("\n" + line + "\n").getBytes(US_ASCII));
            channel.force(true);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    List<String> lines(String name) {
        return read("", name)
                .map(bytes -> new String(bytes, US_ASCII)
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    long size(String name) {
        return root.resolve(name).toFile().length();
    }

    KeystoreUnusable damaged(String folder, String name, Exception cause) {
        return new KeystoreUnusable(
                "the key file " + path(folder, name) + " is damaged (" + cause.getMessage()
                        + "): put back its copy from a backup",
                cause);
    }

    private boolean create(Path parent, String name, byte[] content, Set<PosixFilePermission> rights) {
        Path unfinished = parent.resolve(UNFINISHED + UUID.randomUUID());
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(rights))) {
                write(channel, content);
                channel.force(true);
            }
            // A link is made only if the name is free, unlike a rename; and a key lost to a power cut is a case lost.
            Files.createLink(parent.resolve(name), unfinished);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            finish(parent, unfinished);
        }
    }

    private void finish(Path parent, Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
            force(parent);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** All of it: where a disk gets full in the middle, one write may be of a part, and only the next one fails. */
    private static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private KeystoreUnusable unusable(IOException cause) {
        return new KeystoreUnusable(
                "the key folder " + root + " cannot be used ("
                        + cause.getClass().getSimpleName()
                        + "): make it readable and writable for the user that runs this program",
                cause);
    }
}
