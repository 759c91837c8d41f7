// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.gangway.sealing.OneProcess.CASE;
import static org.gangway.sealing.OneProcess.CONVERSATION;
import static org.gangway.sealing.OneProcess.START;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gangway.casefile.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealsTest {
    private static final byte[] CLEAR = "Anna".getBytes(UTF_8);
    private final MovableClock clock = new MovableClock(START);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    @SuppressWarnings("NullAway.Init")
    private OneProcess process;

    @BeforeEach
    void open() {
        process = OneProcess.on(temp.resolve("keys"), clock);
    }

    @Test
    void fieldOpensForItsCaseAndNameOnly() {
        CaseKey key = process.caseKeys().unwrap(process.caseKeys().make(START));
        Value.Sealed sealed = key.seal(CASE, "given-name", "Anna");

        assertThat(key.open(CASE, "given-name", sealed)).isEqualTo("Anna");
        assertBroken(() -> key.open(CASE, "family-name", sealed));
        assertBroken(() -> key.open(CASE.replace('0', '1'), "given-name", sealed));
        CaseKey other = process.caseKeys().unwrap(process.caseKeys().make(START));
        assertBroken(() -> other.open(CASE, "given-name", sealed));
        assertBroken(() -> key.open(CASE, "given-name", new Value.Sealed("not base64url!")));
        assertBroken(() -> key.open(CASE, "given-name", new Value.Sealed("")));
    }

    @Test
    void aNonceFollowsFromKeyCaseAndQuestionAndFromNothingElse() {
        WrappedKey wrapped = process.caseKeys().make(START);
        CaseKey key = process.caseKeys().unwrap(wrapped);
        String nonce = key.nonce(CASE, "selfie");

        assertThat(nonce).matches("[0-9a-f]{64}");
        assertThat(process.caseKeys().unwrap(wrapped).nonce(CASE, "selfie")).isEqualTo(nonce);
        assertThat(key.nonce(CASE, "other")).isNotEqualTo(nonce);
        assertThat(key.nonce(CASE.replace('0', '1'), "selfie")).isNotEqualTo(nonce);
        CaseKey other = process.caseKeys().unwrap(process.caseKeys().make(START));
        assertThat(other.nonce(CASE, "selfie")).isNotEqualTo(nonce);
    }

    @Test
    void caseAndFieldCannotBeCutDifferently() {
        CaseKey key = process.caseKeys().unwrap(process.caseKeys().make(START));

        assertThatIllegalArgumentException().isThrownBy(() -> key.seal("a/b", "c", "Anna"));
    }

    @Property(tries = 300)
    void everyTextComesBackAndEveryFlippedBitIsFound(@ForAll String text, @ForAll @IntRange(max = 10_000) int which)
            throws Exception {
        AesCaseKey key = new AesCaseKey(new byte[32]);
        String whole = new String(text.getBytes(UTF_8), UTF_8); // lone surrogates have no UTF-8
        Value.Sealed sealed = key.seal(CASE, "field", whole);

        assertThat(key.open(CASE, "field", sealed)).isEqualTo(whole);
        byte[] token = java.util.Base64.getUrlDecoder().decode(sealed.token());
        byte[] flipped = flip(token, which % token.length, 1 << which % 8);
        String altered = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(flipped);
        assertBroken(() -> key.open(CASE, "field", new Value.Sealed(altered)));
    }

    @Test
    void wrappedKeyOfAnotherEpochOrAlteredIsRefused() {
        WrappedKey today = process.caseKeys().make(START);
        WrappedKey tomorrow = process.caseKeys().make(START.plus(Duration.ofDays(1)));

        assertThat(tomorrow.epoch()).isEqualTo("w-20261124T000000Z-86400");
        assertBroken(() -> process.caseKeys().unwrap(new WrappedKey(tomorrow.epoch(), today.wrapped())));
        byte[] altered = flip(today.wrapped(), 20, 1);
        assertBroken(() -> process.caseKeys().unwrap(new WrappedKey(today.epoch(), altered)));
    }

    @Test
    void caseOpenedInAnEndedEpochIsWrappedInTheCurrentOne() {
        WrappedKey late = process.caseKeys().make(START.minus(Duration.ofDays(2)));

        assertThat(late.epoch()).isEqualTo("w-20261123T000000Z-86400");
    }

    @Test
    void keyFolderThatNeverHeldTheWrappingKeyIsTheWrongOne() {
        WrappedKey wrapped = process.caseKeys().make(START);
        CaseKeys elsewhere = OneProcess.on(temp.resolve("elsewhere"), clock).caseKeys();

        assertBroken(() -> elsewhere.unwrap(wrapped));
        assertThatIllegalStateException()
                .isThrownBy(() -> elsewhere.unwrap(new WrappedKey("w-20200101T000000Z-86400", wrapped.wrapped())))
                .withMessageContaining("gangway.data");
    }

    @Test
    void doorRecordOpensForItsConversationOnly() {
        byte[] sealed = process.doorKeys().seal(CONVERSATION, CLEAR);

        assertThat(process.doorKeys().open(CONVERSATION, sealed)).isEqualTo(CLEAR);
        assertThat(new String(sealed, 1, sealed[0], UTF_8)).isEqualTo("d-20261123T100000Z-3600");
        assertBroken(() -> process.doorKeys().open("another", sealed));
        assertBroken(() -> process.channelKeys().open(CONVERSATION, sealed));
    }

    @Test
    void channelRecordOpensForItsConversationOnly() {
        byte[] sealed = process.channelKeys().seal(CONVERSATION, CLEAR);

        assertThat(process.channelKeys().open(CONVERSATION, sealed)).isEqualTo(CLEAR);
        assertBroken(() -> process.channelKeys().open("another", sealed));
        assertBroken(() -> process.doorKeys().open(CONVERSATION, sealed));
    }

    @Test
    void noAlteredOrShortenedDoorRecordOpens() {
        byte[] sealed = process.doorKeys().seal(CONVERSATION, CLEAR);

        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = flip(sealed, i, 1);
            byte[] shortened = Arrays.copyOf(sealed, i);
            assertBroken(() -> process.doorKeys().open(CONVERSATION, flipped));
            assertBroken(() -> process.doorKeys().open(CONVERSATION, shortened));
        }
    }

    @Test
    void publicHalfAloneSealsForTheDoor() throws Exception {
        byte[] half = Files.readAllBytes(temp.resolve("keys/public/d-20261123T100000Z-3600"));
        byte[] id = "d-20261123T100000Z-3600".getBytes(UTF_8);
        byte[] sealed = TinkProtoKeysetFormat.parseKeysetWithoutSecret(half)
                .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                .encrypt(CLEAR, ("d-20261123T100000Z-3600/" + CONVERSATION).getBytes(UTF_8));
        byte[] record = ByteBuffer.allocate(1 + id.length + sealed.length)
                .put((byte) id.length)
                .put(id)
                .put(sealed)
                .array();

        assertThat(process.doorKeys().open(CONVERSATION, record)).isEqualTo(CLEAR);
    }

    @Test
    void everyKeyOpensAfterARestart() {
        WrappedKey wrapped = process.caseKeys().make(START);
        Value.Sealed field = process.caseKeys().unwrap(wrapped).seal(CASE, "email", "a@example.org");
        byte[] door = process.doorKeys().seal(CONVERSATION, CLEAR);
        byte[] channel = process.channelKeys().seal(CONVERSATION, CLEAR);

        clock.advance(Duration.ofDays(3));
        OneProcess restarted = OneProcess.on(temp.resolve("keys"), clock);

        assertThat(restarted.caseKeys().unwrap(wrapped).open(CASE, "email", field))
                .isEqualTo("a@example.org");
        assertThat(restarted.doorKeys().open(CONVERSATION, door)).isEqualTo(CLEAR);
        assertThat(restarted.channelKeys().open(CONVERSATION, channel)).isEqualTo(CLEAR);
    }

    @Test
    void nothingThatHoldsAKeyShowsIt() {
        WrappedKey wrapped = process.caseKeys().make(START);
        CaseKey key = process.caseKeys().unwrap(wrapped);
        List<Object> keepers =
                List.of(wrapped, key, key.seal(CASE, "field", "Anna"), process.caseKeys(), KeyFile.local(CLEAR));

        assertThat(keepers)
                .allSatisfy(
                        keeper -> assertThat(keeper.toString()).contains("***").doesNotContain("Anna"));
    }

    private static byte[] flip(byte[] bytes, int index, int mask) {
        byte[] flipped = bytes.clone();
        flipped[index] ^= (byte) mask;
        return flipped;
    }

    private static void assertBroken(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
        assertThatExceptionOfType(SealBroken.class).isThrownBy(opening);
    }
}
