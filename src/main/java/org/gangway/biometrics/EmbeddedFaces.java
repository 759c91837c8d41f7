// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.opencv.core.Mat;

/**
 * The engine inside this process. Its models load in the background from construction on; {@link #awaitReady} ends the
 * start if one of them is absent or changed.
 */
final class EmbeddedFaces implements FaceEngine, AutoCloseable {
    private static final List<String> MODELS =
            List.of("blazeface-short", "blazeface-full", "facemesh", Recogniser.MODEL);

    private final FaceSettings settings;
    private final Workers workers;
    private final CompletableFuture<Recogniser> recogniser;
    private final CompletableFuture<Void> ready;
    private final ModelFolder models;
    private volatile boolean closed;

    EmbeddedFaces(Path folder, FaceSettings settings) {
        this.models = new ModelFolder(folder);
        Natives natives = Natives.beside(folder);
        this.settings = settings;
        this.workers = new Workers(settings.workers(), settings.patience(), () -> new FaceNets(models));
        this.recogniser = CompletableFuture.supplyAsync(() -> recogniser(natives, models), EmbeddedFaces::start);
        CompletableFuture<Void> nets = CompletableFuture.runAsync(() -> nets(natives), EmbeddedFaces::start);
        this.ready = CompletableFuture.allOf(recogniser, nets);
    }

    private static void start(Runnable loading) {
        Thread.ofPlatform().daemon().name("face-models").start(loading);
    }

    private static Recogniser recogniser(Natives natives, ModelFolder models) {
        natives.loadOnnxRuntime();
        return new Recogniser(models);
    }

    private void nets(Natives natives) {
        natives.loadOpenCv();
        workers.warmUp();
    }

    /** @throws ModelsUnusable if the engine cannot work; says which file, and the mend */
    void awaitReady() {
        try {
            ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ModelsUnusable cause
                    ? cause
                    : new ModelsUnusable("the face engine does not start on this machine", e.getCause());
        }
    }

    /** Whether photos can be looked at now, and could be after a restart. */
    boolean usable() {
        return !closed
                && ready.isDone()
                && !ready.isCompletedExceptionally()
                && MODELS.stream().allMatch(models::holds);
    }

    @Override
    public Analysis analyse(byte[] photo, Profile profile) {
        return look(photo, profile).analysis();
    }

    @Override
    public Comparison compare(byte[] idPortrait, byte[] selfie) {
        Look customer = look(selfie, Profile.SELFIE);
        if (!customer.analysis().usable()) {
            return new Comparison.Unusable(Profile.SELFIE, customer.analysis().reasons());
        }
        Look document = look(idPortrait, Profile.ID_PORTRAIT);
        if (!document.analysis().usable()) {
            return new Comparison.Unusable(
                    Profile.ID_PORTRAIT, document.analysis().reasons());
        }
        double distance = Recogniser.distance(customer.embedding(), document.embedding());
        return new Comparison.Measured(distance, score(distance));
    }

    static int score(double distance) {
        return (int) Math.max(0, Math.round(100 * (1 - distance)));
    }

    @Override
    public List<String> models() {
        return MODELS.stream()
                .map(model -> ModelCatalogue.item(model).identity())
                .toList();
    }

    /** @param embedding empty unless the photo is usable */
    @SuppressWarnings("ArrayRecordComponent") // lives for one comparison
    private record Look(Analysis analysis, float[] embedding) {
        static Look unusable(int faces, double eyeDistance, String reason) {
            return new Look(new Analysis(faces, eyeDistance, List.of(reason)), new float[0]);
        }
    }

    private Look look(byte[] photo, Profile profile) {
        awaitReady();
        return workers.with(nets -> {
            try {
                return look(nets, photo, settings.leastEyes(profile));
            } catch (PhotoRefused e) {
                return Look.unusable(0, 0, e.reason());
            }
        });
    }

    private Look look(FaceNets nets, byte[] photo, double leastEyes) {
        Mat picture = settings.limits().decode(photo);
        try {
            List<Optional<FivePoints>> faces = nets.faces(picture);
            if (faces.size() != 1) {
                return Look.unusable(faces.size(), 0, faces.isEmpty() ? "face.none" : "face.several");
            }
            return faces.getFirst()
                    .map(face -> look(picture, face, leastEyes))
                    .orElseGet(() -> Look.unusable(1, 0, "face.unclear"));
        } finally {
            picture.release();
        }
    }

    private Look look(Mat picture, FivePoints face, double leastEyes) {
        double eyes = face.eyeDistance();
        if (eyes < leastEyes) {
            return Look.unusable(1, eyes, "face.too-small");
        }
        Mat chip = face.chip(picture);
        try {
            return new Look(new Analysis(1, eyes, List.of()), recogniser.join().embed(chip));
        } finally {
            chip.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (recogniser.isDone() && !recogniser.isCompletedExceptionally()) {
            recogniser.join().close();
        }
    }
}
