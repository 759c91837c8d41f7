// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gangway.sealing.OneProcess.CASE;
import static org.gangway.sealing.OneProcess.CONVERSATION;
import static org.gangway.sealing.OneProcess.NOBODY;
import static org.gangway.sealing.OneProcess.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.gangway.casefile.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyShredderTest {
    private static final byte[] CLEAR = "Anna".getBytes(UTF_8);
    private static final Epoch FIRST_DOOR = Epoch.parse("d-20261123T100000Z-3600");
    private static final Epoch FIRST_WRAPPING = Epoch.parse("w-20261123T000000Z-86400");

    /** A case that is never closed, and a process that stands still. */
    private static final KeyUse EVERYBODY = new KeyUse() {
        @Override
        public boolean wrapsOpenCase(String epoch) {
            return FIRST_WRAPPING.id().equals(epoch);
        }

        @Override
        public Optional<Instant> oldestOpening() {
            return Optional.of(START);
        }

        @Override
        public boolean committedPast(Instant time) {
            return false;
        }
    };

    private final MovableClock clock = new MovableClock(START);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    @SuppressWarnings("NullAway.Init")
    private OneProcess process;

    @BeforeEach
    void open() {
        process = OneProcess.on(temp, clock);
    }

    @Test
    void destroyedEpochAnswersKeyGoneAlsoAfterARestartAndIsNeverMadeAgain() throws IOException {
        byte[] sealed = process.doorKeys().seal(CONVERSATION, CLEAR);
        clock.advance(Duration.ofHours(1));
        process.shredder().destroy(FIRST_DOOR);

        assertGone(() -> process.doorKeys().open(CONVERSATION, sealed));
        OneProcess restarted = OneProcess.on(temp, clock);
        assertGone(() -> restarted.doorKeys().open(CONVERSATION, sealed));
        assertThat(restarted.shredder().destroyedAt(FIRST_DOOR)).contains(clock.instant());
        assertThat(filesNamed(FIRST_DOOR)).isEmpty();
    }

    @Test
    void clockThatGoesBackBehindADestroyedEpochIsServedByTheNextAndMakesNothingAgain() throws IOException {
        byte[] before = process.doorKeys().seal(CONVERSATION, CLEAR);
        clock.advance(Duration.ofHours(1));
        process.shredder().destroy(FIRST_DOOR);
        clock.moveTo(FIRST_WRAPPING.end());
        process.shredder().destroy(FIRST_WRAPPING);

        clock.moveTo(START);
        process.epochs().prepare(clock.instant());
        byte[] after = process.doorKeys().seal(CONVERSATION, CLEAR);
        assertThat(process.doorKeys().open(CONVERSATION, after)).isEqualTo(CLEAR);
        assertThat(process.caseKeys().make(START).epoch())
                .isEqualTo(FIRST_WRAPPING.next().id());
        assertGone(() -> process.doorKeys().open(CONVERSATION, before));
        assertThat(filesNamed(FIRST_DOOR)).isEmpty();
        assertThat(filesNamed(FIRST_WRAPPING)).isEmpty();
    }

    @Test
    void destroyedWrappingKeyTakesItsCaseKeysWithIt() {
        WrappedKey wrapped = process.caseKeys().make(START);
        clock.moveTo(FIRST_WRAPPING.end());
        process.shredder().destroy(FIRST_WRAPPING);

        assertGone(() -> process.caseKeys().unwrap(wrapped));
        assertThat(process.caseKeys().make(START).epoch()).isEqualTo("w-20261124T000000Z-86400");
    }

    @Test
    void epochThatHasNotEndedIsNotDestroyed() {
        assertThatIllegalArgumentException().isThrownBy(() -> process.shredder().destroy(FIRST_DOOR));
        assertThat(process.doorKeys().open(CONVERSATION, process.doorKeys().seal(CONVERSATION, CLEAR)))
                .isEqualTo(CLEAR);
    }

    @Test
    void anotherProcessForgetsTheKeyWhenItPreparesNext() {
        OneProcess other = OneProcess.on(temp, clock);
        byte[] sealed = other.doorKeys().seal(CONVERSATION, CLEAR);
        clock.advance(Duration.ofHours(1));
        process.shredder().destroy(FIRST_DOOR);

        other.epochs().prepare(clock.instant());

        assertGone(() -> other.doorKeys().open(CONVERSATION, sealed));
    }

    @Test
    void sweepTakesWhatIsOverAndLeavesWhatIsNeeded() {
        clock.advance(Duration.ofDays(2));

        assertThat(process.shredder().sweep(clock.instant(), EVERYBODY))
                .extracting(Epoch::id)
                .containsExactly(FIRST_DOOR.id());
        assertThat(process.shredder().ended(Purpose.DOOR, clock.instant())).isEmpty();
        assertThat(process.shredder().ended(Purpose.WRAPPING, clock.instant())).contains(FIRST_WRAPPING);
        clock.advance(OneProcess.LIFETIMES.grace());
        assertThat(process.shredder().sweep(clock.instant(), NOBODY)).hasSize(2);
    }

    @Test
    void aClockThatIsMovedOnTakesNoKeyBeforeTheGraceHasReallyPassed() {
        clock.moveTo(FIRST_WRAPPING.end().plus(Duration.ofDays(30)));
        assertThat(process.shredder().sweep(clock.instant(), NOBODY))
                .isNotEmpty()
                .doesNotContain(FIRST_WRAPPING);

        clock.advance(OneProcess.LIFETIMES.grace().minusNanos(1));
        assertThat(process.shredder().sweep(clock.instant(), NOBODY)).isEmpty();

        clock.advance(Duration.ofNanos(1));
        assertThat(process.shredder().sweep(clock.instant(), NOBODY)).contains(FIRST_WRAPPING);
    }

    @Test
    void anEpochThatIsServedAgainSinceTheClockWentBackGetsItsGraceAnew() {
        clock.moveTo(FIRST_DOOR.end().plus(Duration.ofMinutes(10)));
        process.shredder().sweep(clock.instant(), NOBODY);
        clock.moveTo(START);
        clock.advance(OneProcess.LIFETIMES.grace());
        assertThat(process.shredder().sweep(clock.instant(), NOBODY)).isEmpty();
        clock.moveTo(FIRST_DOOR.end().plus(Duration.ofMinutes(10)));

        assertThat(process.shredder().sweep(clock.instant(), NOBODY)).isEmpty();
        clock.advance(OneProcess.LIFETIMES.grace());
        assertThat(process.shredder().sweep(clock.instant(), NOBODY)).contains(FIRST_DOOR);
    }

    /** What it has seen before is forgotten, so keys stay for a grace more; but none beyond what a certificate says. */
    @Test
    void aProgramThatStartsAnewWaitsAGraceButNotBeyondTheLimit() {
        clock.advance(Duration.ofHours(2));
        process.shredder().sweep(clock.instant(), NOBODY);
        clock.advance(OneProcess.LIFETIMES.grace());
        OneProcess again = OneProcess.on(temp, clock);
        assertThat(again.shredder().sweep(clock.instant(), NOBODY)).isEmpty();
        clock.advance(OneProcess.LIFETIMES.grace());
        assertThat(again.shredder().sweep(clock.instant(), NOBODY)).contains(FIRST_DOOR);

        clock.advance(Duration.between(clock.instant(), OneProcess.LIFETIMES.limit(FIRST_WRAPPING)));
        assertThat(OneProcess.on(temp, clock).shredder().sweep(clock.instant(), EVERYBODY))
                .contains(FIRST_WRAPPING);
    }

    @Test
    void nothingOfACaseOpensFromItsLatestOpeningOnWhoeverElseIsOpen() {
        WrappedKey wrapped = process.caseKeys().make(START);
        Value.Sealed field = process.caseKeys().unwrap(wrapped).seal(CASE, "email", "a@example.org");
        byte[] door = process.doorKeys().seal(CONVERSATION, CLEAR);
        byte[] channel = process.channelKeys().seal(CONVERSATION, CLEAR);
        Instant t2 = process.shredder().latestOpening(wrapped.epoch(), START.plusSeconds(60));

        clock.moveTo(t2.minus(OneProcess.LIFETIMES.sweep()).minusMillis(1));
        process.shredder().sweep(clock.instant(), EVERYBODY);
        assertThat(process.caseKeys().unwrap(wrapped).open(CASE, "email", field))
                .isEqualTo("a@example.org");

        clock.moveTo(t2.minus(OneProcess.LIFETIMES.sweep()));
        process.shredder().sweep(clock.instant(), EVERYBODY);
        OneProcess left = OneProcess.on(temp, clock);
        assertGone(() -> left.caseKeys().unwrap(wrapped));
        assertGone(() -> left.doorKeys().open(CONVERSATION, door));
        assertGone(() -> left.channelKeys().open(CONVERSATION, channel));
    }

    @Test
    void everyEpochThatACaseCameByIsNamedInOrder() {
        assertThat(process.shredder().epochs(Purpose.DOOR, START, START.plus(Duration.ofHours(3))))
                .containsExactly(
                        FIRST_DOOR.id(),
                        "d-20261123T110000Z-3600",
                        "d-20261123T120000Z-3600",
                        "d-20261123T130000Z-3600");
        assertThat(process.shredder().epochs(Purpose.CHANNEL, START, START.plus(Duration.ofHours(3))))
                .containsExactly("c-20261123T000000Z-86400");
        assertThat(process.shredder().epochs(Purpose.DOOR, START, FIRST_DOOR.end()))
                .as("closed in the first moment of the next one")
                .containsExactly(FIRST_DOOR.id(), "d-20261123T110000Z-3600");
    }

    @Test
    void keyThatItsCustodyCannotDestroyNowIsGoneForUsAndComesAgain() throws IOException {
        FailingCustody custody = new FailingCustody();
        OneProcess failing = OneProcess.on(temp.resolve("failing"), custody, clock);
        byte[] sealed = failing.doorKeys().seal(CONVERSATION, CLEAR);
        clock.advance(Duration.ofHours(2));
        failing.shredder().sweep(clock.instant(), NOBODY);
        clock.advance(OneProcess.LIFETIMES.grace());

        assertThat(failing.shredder().sweep(clock.instant(), NOBODY)).isEmpty();
        assertGone(() -> failing.doorKeys().open(CONVERSATION, sealed));
        assertThat(failing.shredder().ended(Purpose.DOOR, clock.instant())).containsExactly(FIRST_DOOR);

        custody.fails = false;
        assertThat(OneProcess.on(temp.resolve("failing"), custody, clock)
                        .shredder()
                        .sweep(clock.instant(), NOBODY))
                .containsExactly(FIRST_DOOR);
        assertThat(filesNamed(FIRST_DOOR)).hasSize(2); // those of the other key folder
    }

    @Test
    void aKeyIsOverdueFromWhenCertificatesPromisedItToBeGoneUntilItIs() {
        clock.moveTo(OneProcess.LIFETIMES.promised(FIRST_DOOR));
        assertThat(process.shredder().overdue()).isZero();
        clock.advance(Duration.ofSeconds(7));
        assertThat(process.shredder().overdue()).isEqualTo(Duration.ofSeconds(7));
        process.shredder().sweep(clock.instant(), EVERYBODY);
        assertThat(process.shredder().overdue()).isZero();
    }

    private Stream<Path> filesNamed(Epoch epoch) throws IOException {
        return Files.walk(temp).filter(file -> file.getFileName().toString().equals(epoch.id()));
    }

    private static void assertGone(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
        assertThatExceptionOfType(KeyGone.class).isThrownBy(opening);
    }

    private static final class FailingCustody implements Custody {
        private final Custody local = new LocalCustody();
        private boolean fails = true;

        @Override
        public KeyFile store(Epoch epoch, byte[] keyset) {
            return local.store(epoch, keyset);
        }

        @Override
        public byte[] open(Epoch epoch, KeyFile file) {
            return local.open(epoch, file);
        }

        @Override
        public void destroy(Epoch epoch, KeyFile file) {
            if (fails) {
                throw new IllegalStateException("KMS is not there");
            }
        }

        @Override
        public KeyFile storeLasting(String id, byte[] key) {
            return local.storeLasting(id, key);
        }

        @Override
        public byte[] openLasting(String id, KeyFile file) {
            return local.openLasting(id, file);
        }

        @Override
        public Duration recoverable() {
            return Duration.ZERO;
        }
    }
}
