// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gangway.Skips;

/** A file system of a few megabytes in a folder; it is the right of root to mount one. */
record SmallDisk(Path folder) implements AutoCloseable {

    static SmallDisk mount(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        Skips.unless(
                ran("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "no tmpfs can be mounted here");
        return new SmallDisk(folder);
    }

    void fill() {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            return; // full
        }
    }

    @Override
    public void close() throws IOException {
        if (!ran("umount", "--lazy", folder.toString())) {
            throw new AssertionError(folder + " is still mounted");
        }
    }

    private static boolean ran(String... command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
