// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.gangway.biometrics.FaceEngine.Profile;
import org.junit.jupiter.api.Test;

/** Two thousand files made to hurt: each is refused for a reason that a customer can read, soon, and the process lives. */
class HostileFilesTest {
    private static final int FILES = 2_000;
    private static final double MOST_SECONDS = 2;
    /** Generators of neighbouring seeds begin alike. */
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final HostileFiles files = new HostileFiles();

    @Test
    void everyHostileFileIsRefusedSoonAndForAReason() {
        List<HostileFiles.Kind> kinds = files.kinds();
        Map<String, Integer> refused = new TreeMap<>();
        try (EmbeddedFaces engine = new EmbeddedFaces(Models.FOLDER, FaceSettings.defaults())) {
            engine.awaitReady();
            for (int i = 0; i < FILES; i++) {
                HostileFiles.Kind kind = kinds.get(i % kinds.size());
                byte[] file = kind.make().apply(new Random(i * MIX));
                double began = seconds();
                List<String> reasons = engine.analyse(file, Profile.SELFIE).reasons();
                double took = seconds() - began;
                assertThat(took).as("file %d, %s", i, kind.name()).isLessThan(MOST_SECONDS);
                assertThat(reasons).as("file %d, %s", i, kind.name()).first().isIn(kind.reasons());
                refused.merge(kind.name(), 1, Integer::sum);
            }
            assertThat(engine.analyse(files.selfie(), Profile.SELFIE).usable())
                    .as("alive, and a photo is still one")
                    .isTrue();
        }
        assertThat(refused)
                .hasSize(kinds.size())
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isEqualTo(FILES / kinds.size()));
    }

    /** Of the processor, for this thread, which is also the one that decodes: how busy the machine is does not count. */
    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
