// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The build's step that makes the folder of face models from npm packages pinned in {@code models/package-lock.json}.
 * Does nothing when every file is there with the right hash, so only the first build needs Node.
 */
public final class ProvisionModels {
    private final NpmPackages packages;
    private final Path target;

    ProvisionModels(NpmPackages packages, Path target) {
        this.packages = packages;
        this.target = target;
    }

    /** @param args the folder {@code node_modules}, then the folder to fill; ends with status 1 and one line if it cannot */
    public static void main(String[] args) {
        try {
            new ProvisionModels(new NpmPackages(Path.of(args[0])), Path.of(args[1])).run();
        } catch (ModelsUnusable e) {
            System.err.println("Face models: " + e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("Face models: cannot write to " + args[1] + " (" + e + ")");
            System.exit(1);
        }
    }

    void run() throws IOException {
        Natives.beside(target).unpack();
        provide();
    }

    private void provide() throws IOException {
        List<ModelCatalogue.Item> missing = ModelCatalogue.items().stream()
                .filter(item -> !Sha256.matches(target.resolve(item.file()), item.sha256()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Files.deleteIfExists(
                target.resolve(ModelCatalogue.FILE)); // it says that all is there, so it goes first and comes last
        packages.provide(
                missing.stream().flatMap(item -> item.sources().stream()).toList());
        for (ModelCatalogue.Item item : missing) {
            write(item.file(), checked(item, make(item)));
        }
        write(ModelCatalogue.FILE, ModelCatalogue.bytes());
    }

    private byte[] make(ModelCatalogue.Item item) {
        List<byte[]> sources = item.sources().stream().map(packages::read).toList();
        return switch (item.recipe()) {
            case COPY -> sources.getFirst();
            case IRIS -> TfjsGraph.toOnnx(sources.getFirst(), sources.getLast(), EyeContours.SIDE, EyeContours.NUMBERS);
            case RESNET29 -> ResNet29.toOnnx(TfjsWeights.read(sources.getFirst(), sources.getLast()));
        };
    }

    private static byte[] checked(ModelCatalogue.Item item, byte[] made) {
        String actual = DigestUtils.sha256Hex(made);
        if (!actual.equals(item.sha256())) {
            throw new ModelsUnusable(item.file() + " came out with SHA-256 " + actual + " instead of " + item.sha256()
                    + "; conversion and catalogue do not belong together: build from an unchanged checkout");
        }
        return made;
    }

    /** Whole or not at all: a build that is stopped half way must not leave a half-written model. */
    private void write(String file, byte[] content) throws IOException {
        Path path = target.resolve(file);
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path part = Files.write(target.resolve(file + ".part"), content);
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
