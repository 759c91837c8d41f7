// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Makes the class-data archive of a distribution with its sandbox, and with the JVM it runs in. An archive is only good for
 * the very JVM that made it, so that JVM's {@code release} file is kept beside it for {@code ./gangway} to compare. Without
 * the archive everything works, only the start is slower: so a failure is a sentence, not the end of a build.
 */
@Command(name = "archive", hidden = true, description = "Make the class-data archive of a distribution.")
final class ArchiveCommand implements Runnable {
    private static final int FIRST_WITH_AOT_CACHE = 25;
    private static final long PATIENCE_SECONDS = 180;

    @Parameters(index = "0", paramLabel = "DIST", description = "Folder with jvm.options, lib and lib-sandbox.")
    private Path dist = Path.of(".");

    @Override
    public void run() {
        try {
            Path archive = Files.createDirectories(dist.resolve("cds"));
            Files.deleteIfExists(archive.resolve("release"));
            if (train(archive)) {
                keepRelease(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean train(Path archive) throws IOException, InterruptedException {
        Path log = archive.resolve("train.log");
        Process training = new ProcessBuilder(command(archive))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            training.destroyForcibly();
        }
        return ended && training.exitValue() == 0 && Files.exists(file(archive)) || failed(log);
    }

    @SuppressWarnings("SystemOut")
    private static boolean failed(Path log) {
        System.err.println("No class-data archive, so that starts take longer: the training failed; see " + log);
        return false;
    }

    private List<String> command(Path archive) {
        return List.of(
                home().resolve("bin").resolve("java").toString(),
                "@" + dist.resolve("jvm.options"),
                (usesAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file(archive),
                "-Dgangway.models.dir=" + dist.resolve("models"),
                "-cp",
                classPath(),
                Main.class.getName(),
                "train");
    }

    /** As {@code ./gangway} has it: of what stands on another place of the class path nothing is taken from the archive. */
    private String classPath() {
        return dist.resolve("lib").resolve("gangway.jar")
                + File.pathSeparator
                + dist.resolve("lib-sandbox").resolve("gangway-sandbox.jar");
    }

    private static Path file(Path archive) {
        return archive.resolve(usesAotCache() ? "gangway.aot" : "gangway.jsa");
    }

    private static boolean usesAotCache() {
        return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
    }

    private static void keepRelease(Path archive) throws IOException {
        Files.copy(home().resolve("release"), archive.resolve("release"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path home() {
        return Path.of(System.getProperty("java.home"));
    }
}
