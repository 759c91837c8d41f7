// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The signed reports of an installation, where the console shows them to auditors. Nothing in it is ever replaced. */
public final class ReportFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("privacy-[0-9]{8}T[0-9]{9}Z");
    private static final String ENDING = ".jws";

    private final Path folder;

    /** @param data of the installation, {@code gangway.data} */
    public ReportFolder(Path data) {
        this.folder = data.resolve("reports");
    }

    /** @return the file */
    public Path keep(Instant ended, String jws) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("privacy-" + TIME.format(ended) + ENDING);
            return Files.writeString(file, jws + "\n", java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest first. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (NoSuchFileException noneYet) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The signed text of one, if there is one of this name. */
    public Optional<String> read(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(folder.resolve(name + ENDING)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
