// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gangway.biometrics.FaceEngine.Profile;

/** Verifies pairs of photographs over and over: both files decoded, looked at by every rule, and compared. */
final class SpeedBench {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int WORKERS = 2;

    private final List<byte[][]> pairs;

    SpeedBench(PairFile file) {
        this.pairs = file.pairs().stream()
                .map(pair -> new byte[][] {FaceBench.bytes(pair.fileA()), FaceBench.bytes(pair.fileB())})
                .toList();
    }

    void oneWorker(EmbeddedFaces engine, int verifications, Map<String, Object> figures) {
        double[] millis = new double[verifications];
        for (int i = 0; i < verifications; i++) {
            long began = System.nanoTime();
            verify(engine, i);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        figures.put("verify_p50_ms", FaceBench.round(millis[verifications / 2]));
        figures.put("verify_p95_ms", FaceBench.round(millis[(int) (verifications * 0.95)]));
    }

    /**
     * Memory is looked at when every worker has met the photographs once. In 500 verifications it was seen to grow by
     * some 60 MB during the first 150, and hardly after.
     */
    void twoWorkers(EmbeddedFaces engine, int verifications, Map<String, Object> figures) throws InterruptedException {
        together(engine, Math.min(pairs.size(), Math.max(1, verifications / WORKERS)), AtomicInteger::new);
        long before = residentKilobytes();
        long began = System.nanoTime();
        AtomicInteger shared = new AtomicInteger();
        together(engine, verifications, () -> shared);
        double seconds = (System.nanoTime() - began) / 1e9;
        long after = residentKilobytes();
        figures.put("verifications", verifications);
        figures.put("verifications_per_second", FaceBench.round(verifications / seconds));
        figures.put("resident_mb", Math.round(after * 1.024 / 1000));
        figures.put("memory_growth", before == 0 ? 0 : FaceBench.round((double) after / before - 1));
    }

    /** @param counters of each worker, how many have been made */
    private void together(EmbeddedFaces engine, int verifications, Supplier<AtomicInteger> counters)
            throws InterruptedException {
        CountDownLatch done = new CountDownLatch(WORKERS);
        AtomicInteger failed = new AtomicInteger();
        for (int worker = 0; worker < WORKERS; worker++) {
            AtomicInteger next = counters.get();
            Thread.ofPlatform().daemon().name("verify-" + worker).start(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < verifications; i = next.getAndIncrement()) {
                        verify(engine, i);
                    }
                } catch (RuntimeException e) {
                    failed.incrementAndGet();
                    throw e;
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (failed.get() > 0) {
            throw new IllegalStateException("a verification failed; its trace is above");
        }
    }

    private void verify(EmbeddedFaces engine, int number) {
        byte[][] pair = pairs.get(number % pairs.size());
        Look portrait = engine.look(pair[0], Profile.ID_PORTRAIT);
        Look selfie = engine.look(pair[1], Profile.SELFIE);
        if (portrait.face().isPresent() && selfie.face().isPresent()) {
            portrait.distanceTo(selfie);
        }
    }

    /** 0 where the system does not say. */
    private static long residentKilobytes() {
        System.gc();
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
