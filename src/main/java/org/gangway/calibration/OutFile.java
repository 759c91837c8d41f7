// SPDX-License-Identifier: Apache-2.0
package org.gangway.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** The file that a command writes what it found to. */
public final class OutFile {
    private OutFile() {}

    /**
     * Before the work begins: makes the folder, so that hours of it are not lost for want of one.
     *
     * @param read what the command reads, which must not be lost to what it writes
     * @throws IllegalArgumentException with a message for whoever named the file
     */
    public static Path prepared(Path out, Collection<Path> read) throws IOException {
        if (Files.isDirectory(out)) {
            throw new IllegalArgumentException("--out " + out + " is a folder; name a file in it");
        }
        Path place = place(out);
        if (read.stream().map(OutFile::place).anyMatch(place::equals)) {
            throw new IllegalArgumentException("--out " + out + " is among the files that are read; name another one");
        }
        Files.createDirectories(folder(out));
        return out;
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /** The same for the same file, however it is named. */
    private static Path place(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize(); // there is none yet, so no other name leads to it
        }
    }
}
