// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gangway.biometrics.FaceEngine.Profile;

/** Measures the embedded engine on a folder of photographs: how right it is, how fast, and whether memory stays flat. */
public final class FaceBench {
    private final Path models;
    private final Path data;
    private final int verifications;
    private final PrintWriter progress;

    /**
     * @param data holds {@code pairs.csv} ({@code imageA,imageB,same}) and, for counting faces, {@code scenes.csv} ({@code
     *     image,faces}, the images in {@code photos/})
     * @param verifications how many are made one after another for speed and memory
     */
    public FaceBench(Path models, Path data, int verifications, PrintWriter progress) {
        this.models = models;
        this.data = data;
        this.verifications = verifications;
        this.progress = progress;
    }

    /** @return the figures by name, as {@code ./gangway bench faces --help} explains them */
    public Map<String, Object> run() throws InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        PairFile file = PairFile.read(data.resolve("pairs.csv"));
        FaceSettings alone = settings();
        try (EmbeddedFaces engine = new EmbeddedFaces(models, alone)) {
            engine.awaitReady();
            figures.put("cold_start_ms", ManagementFactory.getRuntimeMXBean().getUptime());
            Map<String, Look> looks = looks(engine, file);
            say("%d photographs looked at", looks.size());
            pairs(file, looks, alone, figures);
            scenes(engine, figures);
            new QualityBench(engine, photos(file), looks).run(figures);
            say("flaws and mirror images looked at");
            FaceNets nets = new FaceNets(new ModelFolder(models));
            new EyesBench(engine, nets).run(photos(file), looks, figures);
            new LivenessBench(engine, nets).run(file, photos(file), looks, figures);
            say("challenges done before a camera, and attacks tried");
            new SpeedBench(file).oneWorker(engine, Math.max(1, verifications / 10), figures);
        }
        say("timed with one worker; now %d verifications with two", verifications);
        try (EmbeddedFaces engine = new EmbeddedFaces(models, alone.withWorkers(2))) {
            engine.awaitReady();
            new SpeedBench(file).twoWorkers(engine, verifications, figures);
        }
        return figures;
    }

    /** Spoilt photographs are handed over as PNG, so that nothing else is spoilt: those are larger than what customers may send. */
    static FaceSettings settings() {
        return FaceSettings.defaults().withWorkers(1).withMaxBytes(Integer.MAX_VALUE - 1);
    }

    /** A labelled pair of which both photos have a face to compare. */
    private record Compared(double distance, boolean same) {}

    private static void pairs(
            PairFile file, Map<String, Look> looks, FaceSettings settings, Map<String, Object> figures) {
        List<Compared> pairs = file.labelled().stream()
                .flatMap(pair -> compared(pair, looks).stream())
                .toList();
        Separation separation = new Separation(distances(pairs, true), distances(pairs, false)).ofBothKinds();
        figures.put("pairs", pairs.size());
        figures.put("pairs_without_face", file.labelled().size() - pairs.size());
        figures.put("auc", round(separation.auc()));
        figures.put("false_matches", separation.falseMatches(settings.match()));
        figures.put(
                "same_in_match_or_refer",
                round(separation.trueMatchRate(settings.refer()).value()));
        figures.put(
                "same_in_match",
                round(separation.trueMatchRate(settings.match()).value()));
        figures.put("farthest_same", round(separation.reach(1)));
        figures.put("nearest_different", round(separation.different()[0]));
    }

    private static Optional<Compared> compared(PairFile.Pair pair, Map<String, Look> looks) {
        Look a = Objects.requireNonNull(looks.get(pair.imageA()));
        Look b = Objects.requireNonNull(looks.get(pair.imageB()));
        return a.face().isEmpty() || b.face().isEmpty()
                ? Optional.empty()
                : Optional.of(new Compared(a.distanceTo(b), pair.same().orElseThrow()));
    }

    private static double[] distances(List<Compared> pairs, boolean same) {
        return pairs.stream()
                .filter(pair -> pair.same == same)
                .mapToDouble(Compared::distance)
                .toArray();
    }

    private void scenes(EmbeddedFaces engine, Map<String, Object> figures) {
        Path list = data.resolve("scenes.csv");
        if (!Files.isReadable(list)) {
            return;
        }
        List<Map<String, String>> scenes = PairFile.rows(list);
        long right = scenes.stream()
                .filter(scene -> faces(engine, scene.getOrDefault("image", ""))
                        == Integer.parseInt(scene.getOrDefault("faces", "")))
                .count();
        figures.put("scenes", scenes.size());
        figures.put("face_counts_right", right);
        say("faces counted on %d scenes, %d right", scenes.size(), right);
    }

    private int faces(EmbeddedFaces engine, String image) {
        return engine.analyse(bytes(data.resolve("photos").resolve(image)), Profile.SELFIE)
                .faces();
    }

    private static Map<String, Look> looks(EmbeddedFaces engine, PairFile file) {
        Map<String, Look> looks = new LinkedHashMap<>();
        photos(file).forEach((name, path) -> looks.put(name, engine.look(bytes(path), Profile.SELFIE)));
        return looks;
    }

    private static Map<String, Path> photos(PairFile file) {
        Map<String, Path> photos = new LinkedHashMap<>();
        file.pairs().stream()
                .flatMap(pair ->
                        Stream.of(Map.entry(pair.imageA(), pair.fileA()), Map.entry(pair.imageB(), pair.fileB())))
                .forEach(photo -> photos.put(photo.getKey(), photo.getValue()));
        return photos;
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a photo cannot be read; is it where the file of pairs says?", e);
        }
    }

    static double round(double exact) {
        return Math.round(exact * 10_000) / 10_000.0;
    }

    private void say(String format, Object... arguments) {
        progress.printf(format + "%n", arguments);
        progress.flush();
    }
}
