// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a broker's folder for one process. The operating system lets go of it when the process dies, however it dies. */
record FolderLock(FileChannel channel) implements AutoCloseable {

    /** Below this a broker would soon halt in the middle of a write: it preallocates indexes, and segments grow. */
    private static final long LEAST_FREE_BYTES = 256L << 20;

    /** @throws BrokerRefused if the folder is in use, cannot be written, or its disk is nearly full */
    static FolderLock take(Path folder) {
        return take(folder, LEAST_FREE_BYTES);
    }

    static FolderLock take(Path folder, long leastFree) {
        try {
            Files.createDirectories(folder);
            refuseFullDisk(folder, leastFree);
            return lock(folder);
        } catch (IOException e) {
            throw new BrokerRefused(
                    "the broker's folder " + folder + " cannot be written; give another one (gangway.data)", e);
        }
    }

    static boolean isNearlyFull(Path folder) {
        return folder.toFile().getUsableSpace() < LEAST_FREE_BYTES;
    }

    private static void refuseFullDisk(Path folder, long leastFree) {
        if (folder.toFile().getUsableSpace() < leastFree) {
            throw new BrokerRefused(
                    "the disk of the broker's folder " + folder
                            + " has less than 256 MB free; make room, or give another folder (gangway.data)",
                    null);
        }
    }

    private static FolderLock lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("gangway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new BrokerRefused(
                    "the broker's folder " + folder
                            + " is in use by another Gangway; stop that one, or give another folder (gangway.data)",
                    null);
        }
        return new FolderLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very JVM
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
