// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The build's step that makes one script of Amazon's component for Face Liveness, from npm packages pinned in {@code
 * detector/package-lock.json}. Does nothing when it was made of the same before, so only then is Node needed.
 */
public final class ProvisionDetector {
    private static final String MADE = "detector.made";
    private static final List<String> SOURCES = List.of("package-lock.json", "build.mjs", "detector.js");

    private ProvisionDetector() {}

    /** @param args the folder {@code node_modules}, then the folder to fill; ends with status 1 and one line if it cannot */
    public static void main(String[] args) {
        try {
            run(new NpmPackages(Path.of(args[0])), Path.of(args[1]));
        } catch (ModelsUnusable e) {
            System.err.println("Detector: " + e.getMessage());
            System.exit(1);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Detector: cannot write to " + args[1] + " (" + e + ")");
            System.exit(1);
        }
    }

    private static void run(NpmPackages packages, Path target) throws IOException {
        Path made = target.resolve(MADE);
        String sources = SOURCES.stream()
                .map(name -> hash(packages.home().resolve(name)))
                .collect(Collectors.joining("\n", "", "\n"));
        if (Files.exists(made) && Files.readString(made).equals(sources)) {
            return;
        }
        Files.deleteIfExists(made); // it says that all is there, so it goes first and comes last
        packages.install();
        packages.script("build", target);
        Files.writeString(made, sources);
    }

    private static String hash(Path file) {
        try {
            return DigestUtils.sha256Hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
