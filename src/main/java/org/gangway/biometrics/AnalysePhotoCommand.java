// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.opencv.core.Mat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./gangway analyse-photo}: what the engine sees on photos, rule by rule, and drawn on them. */
@Command(
        name = "analyse-photo",
        description = {
            "Says for each photo how many faces are on it and how it did by every rule of its profile: value, limit, verdict.",
            "Writes FILE.analysed.png: the photo with a box around every face, the points of the largest, and the rules that",
            "it fails; of photos of one name the second is NAME.2.analysed.png. Exit status: 0 every photo was analysed, 1 one",
            "could not be opened, 2 wrong usage."
        })
public final class AnalysePhotoCommand implements Callable<Integer> {
    private static final PhotoLimits LIMITS = FaceSettings.defaults().limits();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The photos.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private final LimitOptions options = new LimitOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder of the drawn photos; default: the current one.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Set<String> names = new HashSet<>();

    @Override
    public Integer call() throws IOException {
        LimitOptions.Chosen chosen = options.chosen();
        if (Files.isRegularFile(folder)) {
            throw new IllegalArgumentException("--out " + folder + " is a file; name a folder");
        }
        Files.createDirectories(folder);
        boolean all = true;
        try (EmbeddedFaces engine = new FaceOptions().engine()) {
            for (Path file : files) {
                all &= analyse(file, engine, chosen);
            }
        }
        return all ? 0 : 1;
    }

    private boolean analyse(Path file, EmbeddedFaces engine, LimitOptions.Chosen by) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<byte[]> read = read(file);
        if (read.isEmpty()) {
            out.printf("%s: cannot be read%n", file);
            out.flush();
            return false;
        }
        byte[] photo = read.get();
        Look look = engine.look(photo, by.profile(), by.limits());
        FaceEngine.Analysis analysis = look.analysis();
        out.printf("%s: %d face%s, %s%n", file, analysis.faces(), analysis.faces() == 1 ? "" : "s", verdict(analysis));
        analysis.rulings().forEach(ruling -> out.println("  " + Annotation.text(ruling)));
        boolean opened = draw(photo, file, look, out);
        out.flush();
        return opened;
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(LIMITS.read(file));
        } catch (IOException e) {
            return Optional.empty(); // absent, a folder, or somebody else's
        }
    }

    static String verdict(FaceEngine.Analysis analysis) {
        if (!analysis.usable()) {
            return "will not do: " + String.join(" ", analysis.reasons());
        }
        return analysis.doubts().isEmpty()
                ? "will do"
                : "will do if a human agrees: " + String.join(" ", analysis.doubts());
    }

    private boolean draw(byte[] photo, Path file, Look look, PrintWriter out) throws IOException {
        try {
            Mat picture = LIMITS.decode(photo);
            try {
                Path drawn = drawn(file);
                Files.write(drawn, Annotation.png(picture, look));
                out.printf("  drawn: %s%n", drawn);
            } finally {
                picture.release();
            }
            return true;
        } catch (PhotoRefused e) {
            return false;
        }
    }

    /** Photos of one name, out of several folders, must not be drawn over one another. */
    private Path drawn(Path file) {
        String own = file.toAbsolutePath().getFileName().toString();
        String name = own;
        for (int number = 2; !names.add(name); number++) {
            name = own + "." + number;
        }
        return folder.resolve(name + ".analysed.png");
    }
}
