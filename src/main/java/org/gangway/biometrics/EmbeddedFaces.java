// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Limit;
import org.opencv.core.Mat;

/**
 * The engine inside this process. Its models load in the background from construction on; {@link #awaitReady} ends the
 * start if one of them is absent or changed.
 */
final class EmbeddedFaces implements FaceEngine, AutoCloseable {
    private static final List<String> MODELS =
            List.of("blazeface-short", "blazeface-full", "facemesh", Recogniser.MODEL, EyeContours.MODEL);

    /** Of a picture of a recording: there are many of them, and a page sends smaller ones. */
    private static final long SHOT_PIXELS = 2_100_000;

    private static final Duration LOADED_WITHIN = Duration.ofSeconds(10);

    private final FaceSettings settings;
    private final PhotoProfiles profiles;
    private final Workers<FaceNets> workers;
    private final CompletableFuture<FaceSessions> sessions;
    private final CompletableFuture<Void> ready;
    private final ModelFolder models;
    private volatile boolean closed;

    EmbeddedFaces(Path folder, FaceSettings settings) {
        this.models = new ModelFolder(folder);
        Natives natives = Natives.beside(folder);
        this.settings = settings;
        this.profiles = PhotoProfiles.of(settings.profiles());
        this.workers =
                new Workers<>(settings.workers(), settings.patience(), settings.waiting(), () -> new FaceNets(models));
        this.sessions = CompletableFuture.supplyAsync(() -> sessions(natives, models), EmbeddedFaces::start);
        CompletableFuture<Void> nets = CompletableFuture.runAsync(() -> nets(natives), EmbeddedFaces::start);
        this.ready = CompletableFuture.allOf(sessions, nets);
    }

    private static void start(Runnable loading) {
        Thread.ofPlatform().daemon().name("face-models").start(loading);
    }

    private static FaceSessions sessions(Natives natives, ModelFolder models) {
        natives.loadOnnxRuntime();
        return FaceSessions.of(models);
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
    public Comparison compare(byte[] idPortrait, byte[] selfie, Map<String, Map<String, Limit>> limits) {
        Look customer = look(selfie, Profile.SELFIE, limits);
        if (!customer.analysis().usable()) {
            return new Comparison.Unusable(Profile.SELFIE, customer.analysis().reasons());
        }
        Look document = look(idPortrait, Profile.ID_PORTRAIT, limits);
        if (!document.analysis().usable()) {
            return new Comparison.Unusable(
                    Profile.ID_PORTRAIT, document.analysis().reasons());
        }
        double distance = customer.distanceTo(document);
        return Doubts.about(
                new Comparison.Measured(distance, score(distance), settings.band(distance)),
                customer.analysis(),
                document.analysis());
    }

    static int score(double distance) {
        return (int) Math.max(0, Math.round(100 * (1 - distance)));
    }

    /** Nothing needs to be kept: nonce and round say what is asked. The name tells neither. */
    @Override
    public Session open(String nonce, int round) {
        return new Session(DigestUtils.sha256Hex(nonce + "/" + round), Optional.of(Challenge.of(nonce, round)));
    }

    @Override
    public Liveness read(Session session, List<Shot> shots) {
        byte[] selfie = shots.getFirst().photo();
        List<LiveFrame> frames = shots.stream()
                .skip(1)
                .map(shot -> frame(shot.millis(), shot.photo()))
                .toList();
        List<String> reasons = new LivenessJudge(LivenessLimits.defaults())
                .judge(session.challenge().orElseThrow(), frame(0, selfie).face(), frames);
        return reasons.isEmpty() ? new Liveness.Alive(selfie) : new Liveness.NotShown(reasons);
    }

    /** One picture of a recording, measured; one that cannot be read has no face. */
    LiveFrame frame(long millis, byte[] photo) {
        awaitReady();
        return workers.with(nets -> {
            try {
                return frame(nets, millis, photo);
            } catch (PhotoRefused e) {
                return new LiveFrame(millis, 0, Optional.empty(), DigestUtils.sha256Hex(photo));
            }
        });
    }

    private LiveFrame frame(FaceNets nets, long millis, byte[] photo) {
        Mat picture = new PhotoLimits(settings.maxBytes(), SHOT_PIXELS).decode(photo);
        try {
            return LiveFrame.of(millis, picture, Look.at(picture, nets, sessions.join(), figures -> List.of()));
        } finally {
            picture.release();
        }
    }

    @Override
    public List<String> models() {
        return MODELS.stream()
                .map(model -> ModelCatalogue.item(model).identity())
                .toList();
    }

    /** Everything there is to say of a photo. */
    Look look(byte[] photo, Profile profile) {
        return look(photo, profile, Map.of());
    }

    /** @param limits as in {@link #compare} */
    Look look(byte[] photo, Profile profile, Map<String, Map<String, Limit>> limits) {
        PhotoProfiles wanted = profiles.with(limits, PhotoRule::embedded);
        awaitReady();
        return workers.with(nets -> {
            try {
                return look(nets, photo, profile, wanted);
            } catch (PhotoRefused e) {
                return Look.refused(e.reason());
            }
        });
    }

    private Look look(FaceNets nets, byte[] photo, Profile profile, PhotoProfiles wanted) {
        Mat picture = settings.limits().decode(photo);
        try {
            return Look.at(picture, nets, sessions.join(), figures -> wanted.judge(profile, figures));
        } finally {
            picture.release();
        }
    }

    /** Whether models are still being loaded, by native code that must not be in the middle of it when the process ends. */
    boolean loading() {
        return !ready.isDone();
    }

    /** Waits for the models first: a process that ends in the middle of loading them can crash in the native library. */
    @Override
    public void close() {
        closed = true;
        ready.copy()
                .orTimeout(LOADED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .handle((loaded, failure) -> loaded)
                .join();
        if (sessions.isDone() && !sessions.isCompletedExceptionally()) {
            sessions.join().close();
        }
    }
}
