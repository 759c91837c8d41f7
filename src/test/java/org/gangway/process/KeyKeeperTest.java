// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gangway.sealing.KeyShredder;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.Shredding;
import org.gangway.wire.CaseView;
import org.gangway.wire.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyKeeperTest {
    private static final Instant OPENED = Instant.parse("2026-01-05T09:30:00Z");
    private static final Instant NOW = OPENED.plus(Duration.ofDays(3));
    private static final CaseView ANN =
            OpenCasesTest.view(OpenCasesTest.ANN, OPENED, "running", "w-20260105T000000Z-86400");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    @SuppressWarnings("NullAway.Init")
    private KeyShredder shredder;

    @SuppressWarnings("NullAway.Init")
    private ObjectStore objects;

    private final OpenCases cases = new OpenCases();
    private Instant now = NOW;
    private long passed;
    private boolean caughtUp = true;
    private boolean committed = true;
    private Optional<Set<String>> claims = Optional.of(Set.of());

    @BeforeEach
    void open() {
        shredder = Shredding.in(temp.resolve("keys"), Clock.fixed(OPENED, ZoneOffset.UTC), NOW, () -> passed);
        objects = Shredding.objects(temp.resolve("objects"));
        cases.accept(OpenCasesTest.record(ANN.conversationId(), Json.write(ANN)));
    }

    private void sweep() {
        KeyKeeper.Reading reading = new KeyKeeper.Reading() {
            @Override
            public void start() {}

            @Override
            public boolean caughtUp() {
                return caughtUp;
            }

            @Override
            public void close() {}
        };
        new KeyKeeper(
                        shredder,
                        objects,
                        cases,
                        reading,
                        view -> claims,
                        time -> committed,
                        time -> committed,
                        Duration.ofSeconds(30),
                        Clock.fixed(now, ZoneOffset.UTC))
                .sweep();
    }

    private Stream<String> keys() throws java.io.IOException {
        return Files.list(temp.resolve("keys/epochs"))
                .map(file -> file.getFileName().toString());
    }

    /** A photo that was stored two days ago. */
    private String photo(String caseId) throws java.io.IOException {
        String claim = objects.put(caseId, new byte[] {1}, "image/jpeg");
        Path file = temp.resolve("objects")
                .resolve(caseId)
                .resolve(objects.claimed(claim).orElseThrow());
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(2))));
        return claim;
    }

    @Test
    void whatAnOpenCaseNeedsStaysAndTheRestGoes() throws Exception {
        assertThat(keys()).contains("d-20260105T090000Z-3600", "w-20260105T000000Z-86400", "c-20260105T000000Z-86400");
        sweep();
        assertThat(keys()).containsExactlyInAnyOrder("w-20260105T000000Z-86400", "c-20260105T000000Z-86400");
    }

    @Test
    void aDoorStaysUntilTheProcessHasCommittedPastIt() throws Exception {
        now = OPENED.plus(Duration.ofHours(3));
        committed = false;
        sweep();
        assertThat(keys()).contains("d-20260105T090000Z-3600");
        passed += Duration.ofMinutes(2).toNanos();
        sweep();
        assertThat(keys()).contains("d-20260105T090000Z-3600");
        committed = true;
        sweep();
        assertThat(keys()).doesNotContain("d-20260105T090000Z-3600");
    }

    /** The case has just begun and is not on {@code cases} yet: for as long as the grace nobody can say whose key it is. */
    @Test
    void aClockThatIsMovedOnTakesNoKeyThatACaseNotYetSeenWasWrappedIn() throws Exception {
        now = OPENED.plus(Duration.ofDays(40));
        cases.accept(OpenCasesTest.record(ANN.conversationId(), Json.write(closed())));
        sweep();
        assertThat(keys()).contains("w-20260105T000000Z-86400", "c-20260105T000000Z-86400");

        cases.accept(OpenCasesTest.record(ANN.conversationId(), Json.write(ANN)));
        passed += Duration.ofMinutes(2).toNanos();
        sweep();
        assertThat(keys()).contains("w-20260105T000000Z-86400", "c-20260105T000000Z-86400");

        cases.accept(OpenCasesTest.record(ANN.conversationId(), Json.write(closed())));
        sweep();
        assertThat(keys()).doesNotContain("w-20260105T000000Z-86400", "c-20260105T000000Z-86400");
    }

    @Test
    void beforeTheCasesHaveBeenReadNothingGoes() throws Exception {
        caughtUp = false;
        String claim = photo(ANN.caseId());
        sweep();
        assertThat(keys()).contains("d-20260105T090000Z-3600");
        assertThat(objects.read(claim)).hasSize(1);
    }

    @Test
    void whileAViewCannotBeReadNoKeyOfCasesAndNoObjectGoes() throws Exception {
        cases.accept(OpenCasesTest.record(ANN.conversationId(), Json.write(closed())));
        String claim = photo(ANN.caseId());
        assertThatThrownBy(() -> cases.accept(OpenCasesTest.record("another", new byte[] {'{'})))
                .isInstanceOf(Json.Malformed.class);
        sweep();
        assertThat(keys()).contains("w-20260105T000000Z-86400", "c-20260105T000000Z-86400");
        assertThat(objects.read(claim)).hasSize(1);
    }

    private static CaseView closed() {
        return OpenCasesTest.view(OpenCasesTest.ANN, OPENED, "closed", "w-20260105T000000Z-86400");
    }

    @Test
    void ofAnOpenCaseOnlyPhotosThatItDoesNotClaimExpire() throws Exception {
        String claimed = photo(ANN.caseId());
        String twice = photo(ANN.caseId());
        claims = objects.claimed(claimed).map(Set::of);
        sweep();
        assertThat(objects.read(claimed)).hasSize(1);
        assertThatThrownBy(() -> objects.read(twice)).hasMessageContaining("gone");
    }

    @Test
    void whereClaimsCannotBeSeenNothingExpires() throws Exception {
        String claim = photo(ANN.caseId());
        claims = Optional.empty();
        sweep();
        claims = Optional.of(Set.of());
        committed = false;
        sweep();
        assertThat(objects.read(claim)).hasSize(1);
    }

    @Test
    void aPhotoOfACaseThatIsNotThereExpires() throws Exception {
        String claim = photo(OpenCasesTest.ANN.replace('0', '9') + "-1");
        sweep();
        assertThatThrownBy(() -> objects.read(claim)).hasMessageContaining("gone");
    }
}
