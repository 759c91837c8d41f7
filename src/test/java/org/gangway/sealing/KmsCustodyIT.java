// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gangway.sealing.OneProcess.CASE;
import static org.gangway.sealing.OneProcess.CONVERSATION;
import static org.gangway.sealing.OneProcess.START;

import com.google.crypto.tink.Aead;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gangway.aws.LocalStack;
import org.gangway.casefile.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.Tag;

/** Against LocalStack, which refuses a disabled key as AWS does; moto does not. */
class KmsCustodyIT {
    private static final Epoch WRAPPING = Epoch.parse("w-20261123T000000Z-86400");
    private static LocalStack aws;
    private static KmsClient kms;
    private final MovableClock clock = new MovableClock(START);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    @BeforeAll
    static void start() {
        aws = LocalStack.start();
        kms = aws.client(KmsClient.builder());
    }

    @AfterAll
    static void stop() {
        if (aws != null) {
            kms.close();
            aws.close();
        }
    }

    /** One installation in the account, named after the test so that tests do not meet. */
    private OneProcess process(String name) {
        return OneProcess.on(temp.resolve("keys"), custody(name), clock);
    }

    private static KmsCustody custody(String name) {
        return new KmsCustody(kms, "alias/" + name + "/", Duration.ofDays(7));
    }

    private static KeyMetadata key(String name, Epoch epoch) {
        return kms.describeKey(call -> call.keyId("alias/" + name + "/" + epoch.id()))
                .keyMetadata();
    }

    @Test
    void keysOpenAfterARestartThroughKms() {
        OneProcess process = process("restart");
        WrappedKey wrapped = process.caseKeys().make(START);
        Value.Sealed field = process.caseKeys().unwrap(wrapped).seal(CASE, "email", "a@example.org");
        byte[] door = process.doorKeys().seal(CONVERSATION, "Anna".getBytes(UTF_8));

        OneProcess restarted = process("restart");

        assertThat(restarted.caseKeys().unwrap(wrapped).open(CASE, "email", field))
                .isEqualTo("a@example.org");
        assertThat(restarted.doorKeys().open(CONVERSATION, door)).asString().isEqualTo("Anna");
    }

    @Test
    void everyEpochHasAKmsKeyOfItsOwnWithItsIdAsTag() {
        process("tags");

        KeyMetadata wrapping = key("tags", WRAPPING);
        Map<String, String> tags = kms.listResourceTags(call -> call.keyId(wrapping.keyId())).tags().stream()
                .collect(Collectors.toMap(Tag::tagKey, Tag::tagValue));

        assertThat(tags).containsEntry("gangway-epoch", WRAPPING.id());
        assertThat(key("tags", Epoch.parse("d-20261123T100000Z-3600")).arn()).isNotEqualTo(wrapping.arn());
    }

    @Test
    void keyFolderAloneHoldsNoKeysetInTheClear() throws Exception {
        process("clear");

        try (Stream<Path> files = Files.list(temp.resolve("keys/epochs"))) {
            assertThat(files).hasSizeGreaterThan(2).allSatisfy(file -> assertThat(
                            KeyFile.read(Files.readAllBytes(file)).custody())
                    .isEqualTo("kms"));
        }
    }

    @Test
    void keysThatNeverChangeAreInTheFolderAsCiphertextToo() throws Exception {
        Keystore keystore = process("lasting").keystore();
        byte[] secret = keystore.secret("pseudonym");
        ECKey signing = keystore.signingKey("certificates");

        for (String file : List.of("secrets/pseudonym", "signing/certificates")) {
            assertThat(KeyFile.read(Files.readAllBytes(temp.resolve("keys").resolve(file)))
                            .custody())
                    .isEqualTo("kms");
        }
        Keystore restarted = process("lasting").keystore();
        assertThat(restarted.secret("pseudonym")).isEqualTo(secret);
        assertThat(restarted.signingKey("certificates")).isEqualTo(signing);
        String arn = kms.describeKey(call -> call.keyId("alias/lasting/secrets-pseudonym"))
                .keyMetadata()
                .arn();
        kms.disableKey(call -> call.keyId(arn));
        assertThatExceptionOfType(KeystoreUnusable.class)
                .isThrownBy(() -> process("lasting"))
                .withMessageContaining("secrets-pseudonym");
    }

    @Test
    void destroyedKeyIsDisabledAndWaitsForDeletionAndItsBackupDoesNotOpen() throws Exception {
        OneProcess process = process("destroy");
        Path file = temp.resolve("keys/epochs").resolve(WRAPPING.id());
        byte[] backup = Files.readAllBytes(file);
        KeyMetadata before = key("destroy", WRAPPING);
        clock.moveTo(WRAPPING.end());

        process.shredder().destroy(WRAPPING);

        KeyMetadata after = kms.describeKey(call -> call.keyId(before.arn())).keyMetadata();
        assertThat(before.keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(after.keyState()).isEqualTo(KeyState.PENDING_DELETION);
        assertThat(file).doesNotExist();
        KeyFile restored = KeyFile.read(backup);
        assertGone(() -> custody("destroy").open(WRAPPING, restored));
        custody("destroy").destroy(WRAPPING, restored); // again, as after a crash
    }

    @Test
    void disabledKeyRefusesAndTheRestOfTheKeysIsUnharmed() {
        OneProcess process = process("disabled");
        WrappedKey wrapped = process.caseKeys().make(START);
        byte[] door = process.doorKeys().seal(CONVERSATION, "Anna".getBytes(UTF_8));
        String arn = key("disabled", WRAPPING).arn();
        kms.disableKey(call -> call.keyId(arn));
        clock.moveTo(WRAPPING.end().plusSeconds(1));

        OneProcess restarted = process("disabled");

        assertGone(() -> restarted.caseKeys().unwrap(wrapped));
        kms.enableKey(call -> call.keyId(arn));
        assertGone(() -> restarted.caseKeys().unwrap(wrapped)); // remembered: no stream thread asks KMS
        restarted.epochs().prepare(clock.instant());
        assertThat(restarted.caseKeys().unwrap(wrapped)).isNotNull();
        kms.disableKey(call -> call.keyId(arn));
        assertThat(restarted.doorKeys().open(CONVERSATION, door)).asString().isEqualTo("Anna");
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> new KmsAead(kms, arn).encrypt(new byte[1], new byte[0]))
                .withCauseInstanceOf(DisabledException.class);
    }

    @Test
    void keysetOfOneEpochDoesNotOpenAsAnother() throws GeneralSecurityException {
        String key = kms.createKey(call -> {}).keyMetadata().arn();
        Aead aead = new KmsAead(kms, key);
        byte[] sealed = aead.encrypt("keyset".getBytes(UTF_8), WRAPPING.id().getBytes(UTF_8));

        assertThat(aead.decrypt(sealed, WRAPPING.id().getBytes(UTF_8)))
                .asString()
                .isEqualTo("keyset");
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> aead.decrypt(sealed, "w-20261124T000000Z-86400".getBytes(UTF_8)));
    }

    @Test
    void secondProcessUsesTheKmsKeyOfTheFirst() {
        KmsCustody first = custody("two");
        KmsCustody second = custody("two");

        assertThat(second.store(WRAPPING, new byte[8]).kmsKey())
                .isEqualTo(first.store(WRAPPING, new byte[8]).kmsKey());
    }

    @Test
    void keyPreparedAtStartIsUsedWithoutKms() {
        OneProcess process = process("prepared");
        WrappedKey wrapped = process.caseKeys().make(START);
        OneProcess restarted = process("prepared");
        kms.disableKey(call -> call.keyId(key("prepared", WRAPPING).arn()));

        assertThat(restarted.caseKeys().unwrap(wrapped)).isNotNull();
        assertThat(restarted.caseKeys().make(START).epoch()).isEqualTo(WRAPPING.id());
    }

    private static void assertGone(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
        assertThatExceptionOfType(KeyGone.class).isThrownBy(opening);
    }
}
