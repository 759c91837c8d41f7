// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gangway.sealing.OneProcess.START;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreTest {
    private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path keys;

    @BeforeEach
    void name() {
        keys = temp.resolve("data/keys");
    }

    @Test
    void onlyTheOwnerCanReadWhatIsNotPublic() throws IOException {
        Keystore keystore = OneProcess.on(keys, CLOCK).keystore();
        keystore.secret("pseudonym");
        keystore.signingKey("certificates");
        keystore.keep("seal.p12", new byte[] {1});

        assertThat(secretPaths()).hasSizeGreaterThan(10).allSatisfy(path -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "epochs", "secrets", "secrets/pseudonym", "signing"})
    void keysThatOthersCanReadStopTheStart(String path) throws IOException {
        Keystore.open(keys).secret("pseudonym");
        Files.setPosixFilePermissions(keys.resolve(path), PosixFilePermissions.fromString("rwxr-----"));

        assertThatExceptionOfType(KeystoreUnusable.class)
                .isThrownBy(() -> Keystore.open(keys))
                .withMessageContaining("chmod -R go-rwx " + keys)
                .withMessageNotContaining("\n");
    }

    @Test
    void damagedFilesStopTheStart() throws IOException {
        OneProcess.on(keys, CLOCK).keystore().secret("pseudonym");
        for (Path file : List.of(keys.resolve("secrets/pseudonym"), keys.resolve("epochs/w-20261123T000000Z-86400"))) {
            byte[] content = Files.readAllBytes(file);
            for (byte[] damaged : List.of(flippedKeyOf(content), new byte[0], new byte[50])) {
                Files.write(file, damaged);
                assertThatExceptionOfType(KeystoreUnusable.class)
                        .isThrownBy(() -> OneProcess.on(keys, CLOCK))
                        .withMessageContaining(file + " is damaged")
                        .withMessageContaining("backup")
                        .withMessageNotContaining("\n");
            }
            Files.write(file, content);
        }
        assertThat(OneProcess.on(keys, CLOCK).keystore().secret("pseudonym")).hasSize(32);
    }

    @Test
    void fileThatIsNoEpochsKeyStopsTheStart() throws IOException {
        OneProcess.on(keys, CLOCK);
        Files.createFile(
                keys.resolve("epochs/notes"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        assertThatExceptionOfType(KeystoreUnusable.class).isThrownBy(() -> OneProcess.on(keys, CLOCK));
    }

    @Test
    void secretsAndSigningKeysStayTheSame() throws Exception {
        Keystore first = Keystore.open(keys);
        byte[] secret = first.secret("pseudonym");
        ECKey signing = first.signingKey("certificates");
        first.secret("pseudonym")[0] ^= 1; // a copy: harms nobody

        Keystore again = Keystore.open(keys);
        assertThat(again.secret("pseudonym")).isEqualTo(secret).hasSize(32);
        assertThat(again.secret("codes")).isNotEqualTo(secret);
        assertThat(again.signingKey("certificates")).isEqualTo(signing);
        assertThat(ECKey.parse(Files.readString(keys.resolve("public/certificates.jwk"))))
                .isEqualTo(signing.toPublicJWK());
    }

    @Test
    void whatTheFolderHoldsOfALastingKeyIsWhatItsCustodyMadeOfIt() throws Exception {
        Custody turning = new TurningCustody();
        Keystore keystore = Keystore.open(keys, turning);
        byte[] secret = keystore.secret("pseudonym");
        ECKey signing = keystore.signingKey("certificates");

        for (String file : List.of("secrets/pseudonym", "signing/certificates")) {
            assertThat(KeyFile.read(Files.readAllBytes(keys.resolve(file))).custody())
                    .as(file)
                    .isEqualTo(KeyFile.KMS);
        }
        assertThat(KeyFile.read(Files.readAllBytes(keys.resolve("secrets/pseudonym")))
                        .key())
                .isNotEqualTo(secret);
        assertThat(Keystore.open(keys, turning).secret("pseudonym")).isEqualTo(secret);
        assertThat(Keystore.open(keys, turning).signingKey("certificates")).isEqualTo(signing);
        assertThatExceptionOfType(KeystoreUnusable.class)
                .isThrownBy(() -> Keystore.open(keys))
                .withMessageContaining("gangway.sealing.custody=kms");
    }

    /** Stands in for KMS: every byte turned over. */
    private static final class TurningCustody implements Custody {
        private static byte[] turned(byte[] key) {
            byte[] turned = key.clone();
            for (int i = 0; i < turned.length; i++) {
                turned[i] = (byte) ~turned[i];
            }
            return turned;
        }

        @Override
        public KeyFile storeLasting(String id, byte[] key) {
            return KeyFile.kms(id, turned(key));
        }

        @Override
        public byte[] openLasting(String id, KeyFile file) {
            assertThat(file.kmsKey()).isEqualTo(id);
            return turned(file.key());
        }

        @Override
        public KeyFile store(Epoch epoch, byte[] keyset) {
            throw new AssertionError();
        }

        @Override
        public byte[] open(Epoch epoch, KeyFile file) {
            throw new AssertionError();
        }

        @Override
        public void destroy(Epoch epoch, KeyFile file) {
            throw new AssertionError();
        }

        @Override
        public java.time.Duration recoverable() {
            return java.time.Duration.ZERO;
        }
    }

    @Test
    void keptFileStaysAsItWasFirst() throws IOException {
        Keystore keystore = Keystore.open(keys);

        assertThat(keystore.keep("seal.p12", "first".getBytes(UTF_8))).isTrue();
        assertThat(keystore.keep("seal.p12", "second".getBytes(UTF_8))).isFalse();
        assertThat(keystore.file("seal.p12")).hasContent("first").isAbsolute();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../secrets/pseudonym", "a/b", ".hidden", "UPPER"})
    void namesThatCouldLeaveTheFolderAreRefused(String name) {
        Keystore keystore = Keystore.open(keys);

        assertThatIllegalArgumentException().isThrownBy(() -> keystore.secret(name));
        assertThatIllegalArgumentException().isThrownBy(() -> keystore.signingKey(name));
        assertThatIllegalArgumentException().isThrownBy(() -> keystore.file(name));
    }

    @Test
    void processesThatStartAtOnceAgreeOnEveryKey() throws Exception {
        int processes = 8;
        try (ExecutorService threads = Executors.newFixedThreadPool(processes)) {
            List<Callable<OneProcess>> starts = IntStream.range(0, processes)
                    .<Callable<OneProcess>>mapToObj(i -> () -> OneProcess.on(keys, CLOCK))
                    .toList();
            List<OneProcess> started =
                    threads.invokeAll(starts).stream().map(KeystoreTest::result).toList();
            List<Callable<byte[]>> secrets = started.stream()
                    .<Callable<byte[]>>map(process -> () -> process.keystore().secret("pseudonym"))
                    .toList();
            List<byte[]> answers = threads.invokeAll(secrets).stream()
                    .map(KeystoreTest::result)
                    .toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.getFirst()));
            WrappedKey wrapped = started.getFirst().caseKeys().make(START);
            byte[] door = started.getFirst().doorKeys().seal("c", new byte[] {7});
            assertThat(started).allSatisfy(process -> {
                assertThat(process.caseKeys().unwrap(wrapped)).isNotNull();
                assertThat(process.doorKeys().open("c", door)).containsExactly(7);
            });
        }
        assertThat(secretPaths()).noneMatch(path -> path.toString().contains("unfinished"));
    }

    @Test
    void whatAnotherProcessFinishesInTheMiddleOfTheCheckStopsNoStart() throws Exception {
        Keystore.open(keys);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> finishing = other.submit(() -> {
                while (!done.get()) {
                    Files.delete(owned(".unfinished-other"));
                }
                return null;
            });
            try {
                for (int start = 0; start < 300; start++) {
                    Keystore.open(keys);
                }
            } finally {
                done.set(true);
            }
            finishing.get();
        }
    }

    @Test
    void unfinishedFilesOfACrashAreClearedAway() throws IOException {
        Keystore.open(keys);
        Path old = owned(".unfinished-old");
        Path young = owned(".unfinished-young");
        Files.setLastModifiedTime(old, FileTime.from(java.time.Instant.now().minusSeconds(3600)));

        Keystore.open(keys);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    private Path owned(String name) throws IOException {
        return Files.createFile(
                keys.resolve("epochs").resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private List<Path> secretPaths() throws IOException {
        try (Stream<Path> all = Files.walk(keys)) {
            return all.filter(path -> !path.startsWith(keys.resolve("public"))).toList();
        }
    }

    /** Another key in valid base64: only the checksum can tell. */
    private static byte[] flippedKeyOf(byte[] content) {
        byte[] flipped = content.clone();
        int first = new String(content, UTF_8).indexOf("\"key\":\"") + 7;
        flipped[first] = (byte) (flipped[first] == 'A' ? 'B' : 'A');
        return flipped;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
