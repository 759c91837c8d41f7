// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.gangway.sealing.OneProcess.CASE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedObjectsTest {
    private static final String OTHER = CASE.replace('0', '1');
    private static final byte[] PHOTO = "not really a photo, but long enough to be found".getBytes(UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    @SuppressWarnings("NullAway.Init")
    private ObjectStore objects;

    @BeforeEach
    void open() {
        objects = new EncryptedObjects(new FolderBlobs(temp.resolve("objects")));
    }

    @Test
    void objectComesBackByItsClaim() {
        String claim = objects.put(CASE, PHOTO, "image/jpeg");

        assertThat(objects.read(claim)).isEqualTo(PHOTO);
        assertThat(objects.mediaType(claim)).isEqualTo("image/jpeg");
        assertThat(objects.read(objects.put(CASE, new byte[0], "application/pdf")))
                .isEmpty();
    }

    @Test
    void onDiskItIsUnreadableWithoutTheClaimAndForTheOwnerOnly() throws IOException {
        objects.put(CASE, PHOTO, "image/jpeg");

        assertThat(paths()).hasSize(3).allSatisfy(path -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        assertThat(new String(Files.readAllBytes(onlyFile()), UTF_8)).doesNotContain("photo");
    }

    @Test
    void alteredObjectIsNotWhatItsClaimSays() throws IOException {
        String claim = objects.put(CASE, PHOTO, "image/jpeg");
        byte[] content = Files.readAllBytes(onlyFile());
        content[content.length / 2] ^= 1;
        Files.write(onlyFile(), content);

        assertThatIllegalStateException().isThrownBy(() -> objects.read(claim)).withMessageContaining("claim says");
    }

    @Test
    void alteredClaimIsRefused() {
        String claim = objects.put(CASE, PHOTO, "image/jpeg");
        String sha256 = Claim.read(claim).sha256();

        for (String altered : List.of(
                claim.replace(sha256, "0".repeat(64)),
                claim.replace("\"size\":" + PHOTO.length, "\"size\":1"),
                claim.replace("\"key\":\"", "\"key\":\"!"),
                claim.replace(CASE, "../../keys"),
                claim.replace(CASE, OTHER),
                "{}",
                "null",
                "secret text")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> objects.read(altered))
                    .withMessageNotContaining("secret text");
        }
    }

    @Test
    void claimPrintsNothing() {
        assertThat(Claim.read(objects.put(CASE, PHOTO, "image/jpeg"))).hasToString("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../keys", "0123456789abcdef0123456789abcdef", "a/b"})
    void whatIsNoCaseIdIsRefused(String caseId) {
        assertThatIllegalArgumentException().isThrownBy(() -> objects.put(caseId, PHOTO, "image/jpeg"));
        assertThatIllegalArgumentException().isThrownBy(() -> objects.delete(caseId));
        assertThatIllegalArgumentException().isThrownBy(() -> objects.isEmpty(caseId));
    }

    @Test
    void mediaTypeWithAnythingElseInItIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> objects.put(CASE, PHOTO, "text/html\r\nX: y"));
    }

    @Test
    void onlyAClaimNamesAnObject() {
        String claim = objects.put(CASE, PHOTO, "image/jpeg");

        assertThat(objects.claimed(claim)).contains(Claim.read(claim).name());
        assertThat(objects.claimed("Ann")).isEmpty();
        assertThat(objects.claimed("{}")).isEmpty();
        assertThat(objects.claimed("")).isEmpty();
    }

    @Test
    void deletingACaseLeavesTheOthers() {
        String one = objects.put(CASE, PHOTO, "image/jpeg");
        objects.put(CASE, PHOTO, "image/jpeg");
        String other = objects.put(OTHER, PHOTO, "image/jpeg");

        objects.delete(CASE);
        objects.delete(CASE);

        assertThat(objects.isEmpty(CASE)).isTrue();
        assertThat(objects.isEmpty(OTHER)).isFalse();
        assertThat(objects.read(other)).isEqualTo(PHOTO);
        assertThatIllegalStateException().isThrownBy(() -> objects.read(one)).withMessageContaining("gone");
    }

    @Test
    void theSweepTakesNoFolderFromUnderAnObjectThatComes() {
        AtomicBoolean coming = new AtomicBoolean(true);
        Thread sweep = Thread.ofPlatform().start(() -> {
            while (coming.get()) {
                objects.expire(Instant.EPOCH, (caseId, name) -> false);
            }
        });
        try {
            for (int i = 0; i < 1_000; i++) {
                String claim = objects.put(CASE, PHOTO, "image/jpeg");
                assertThat(objects.read(claim)).isEqualTo(PHOTO);
                objects.delete(CASE);
            }
        } finally {
            coming.set(false);
        }
        assertThat(sweep).satisfies(Thread::join);
    }

    @Test
    void onlyOldObjectsThatNobodyClaimsExpire() throws IOException {
        String old = objects.put(CASE, PHOTO, "image/jpeg");
        for (Path path : paths()) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        String young = objects.put(CASE, PHOTO, "image/jpeg");
        Files.createFile(temp.resolve("objects/not-a-case"));
        Instant border = Instant.parse("2026-01-02T00:00:00Z");

        String oldName = objects.claimed(old).orElseThrow();
        assertThat(objects.expire(border, (caseId, name) -> caseId.equals(CASE) && name.equals(oldName)))
                .isZero();
        assertThat(objects.expire(border, (caseId, name) -> name.equals("another")))
                .isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> objects.read(old));
        assertThat(objects.read(young)).isEqualTo(PHOTO);
    }

    private Path onlyFile() throws IOException {
        return paths().stream().filter(Files::isRegularFile).findFirst().orElseThrow();
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> all = Files.walk(temp.resolve("objects"))) {
            return all.toList();
        }
    }
}
