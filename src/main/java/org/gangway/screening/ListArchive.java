// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.gangway.wire.Json;

/**
 * Every corpus that was in use, so that an old decision can be looked at with the lists of its day, and so that a start
 * knows what was in use before it. A file that several corpora share is kept once.
 */
record ListArchive(Path folder) {

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{16}");

    /**
     * One corpus that was in use.
     *
     * @param since when it was last taken into use
     * @param engine what read and compared; another one makes another corpus of the same lists
     */
    record Manifest(String version, Instant since, String engine, List<Held> lists) {}

    /** @throws UncheckedIOException if there is no room for it, or no right to write */
    void keep(Manifest manifest, List<Edition> editions) {
        for (Edition edition : editions) {
            for (ListFile file : edition.files()) {
                Path kept = file(Held.File.of(file).hash());
                if (Files.notExists(kept)) {
                    write(kept, packed(file.content()));
                }
            }
        }
        write(manifest(manifest.version()), Json.write(manifest));
    }

    /** What was in use last. */
    Optional<Manifest> newest() {
        return all().stream().max(Comparator.comparing(Manifest::since));
    }

    /** All of them, the oldest first. */
    List<Manifest> all() {
        Path manifests = folder.resolve("corpora");
        if (!Files.isDirectory(manifests)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(manifests)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(ListArchive::manifest)
                    .sorted(Comparator.comparing(Manifest::since))
                    .toList();
        } catch (IOException unreadable) {
            throw unusable(unreadable);
        }
    }

    /** That of one version, if it was ever in use here. */
    Optional<Manifest> find(String version) {
        Path file = manifest(version);
        return VERSION.matcher(version).matches() && Files.exists(file)
                ? Optional.of(manifest(file))
                : Optional.empty();
    }

    /** Its lists as they were. @throws IllegalStateException if the archive does not hold what was put into it */
    List<Edition> editions(List<Held> lists) {
        List<Edition> editions = new ArrayList<>();
        for (Held held : lists) {
            editions.add(held.files().isEmpty() ? DemoList.edition() : edition(held));
        }
        return editions;
    }

    private Edition edition(Held held) {
        List<ListFile> files = held.files().stream().map(this::read).toList();
        Edition edition = ListFolder.edition(files);
        if (!edition.list().hash().equals(held.hash())) {
            throw new IllegalStateException(
                    "the archive of sanctions lists does not hold list %s as it was: a file there was changed"
                            .formatted(held.name()));
        }
        return edition;
    }

    private ListFile read(Held.File file) {
        try (var packed = new GZIPInputStream(Files.newInputStream(file(file.hash())))) {
            return new ListFile(file.name(), file.written(), packed.readAllBytes());
        } catch (IOException unreadable) {
            throw unusable(unreadable);
        }
    }

    private Path file(String hash) {
        return folder.resolve("files").resolve(hash + ".gz");
    }

    private Path manifest(String version) {
        return folder.resolve("corpora").resolve(version + ".json");
    }

    private static Manifest manifest(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), Manifest.class);
        } catch (Json.Malformed damaged) {
            throw new IllegalStateException(
                    "the archive of sanctions lists is damaged: delete corpora/%s".formatted(file.getFileName()));
        } catch (IOException unreadable) {
            throw unusable(unreadable);
        }
    }

    private static byte[] packed(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(content);
        } catch (IOException impossible) {
            throw unusable(impossible);
        }
        return bytes.toByteArray();
    }

    /** Whole or not at all. */
    private static void write(Path file, byte[] content) {
        try {
            Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = Files.createTempFile(parent, "part", "");
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw unusable(unwritable);
        }
    }

    private static UncheckedIOException unusable(IOException cause) {
        return new UncheckedIOException(
                "The archive of sanctions lists (gangway.screening.archive) cannot be used: make it readable and writable, and make room.",
                cause);
    }
}
