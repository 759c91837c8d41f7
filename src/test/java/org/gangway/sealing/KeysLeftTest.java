// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysLeftTest {
    private final MovableClock clock = new MovableClock(OneProcess.START);

    @TempDir
    private Path folder;

    @Test
    void whatIsSealedOpensWithTheKeysOfNow() {
        OneProcess process = OneProcess.on(folder, clock);
        WrappedKey wrapped = process.caseKeys().make(clock.instant());
        byte[] door = process.doorKeys().seal(OneProcess.CONVERSATION, "hello".getBytes(UTF_8));
        byte[] channel = process.channelKeys().seal(OneProcess.CONVERSATION, "hello".getBytes(UTF_8));

        KeysLeft left = KeysLeft.in(folder);
        assertThat(left.unwrap(wrapped)).isPresent();
        assertThat(left.opens(OneProcess.CONVERSATION, door)).isTrue();
        assertThat(left.opens(OneProcess.CONVERSATION, channel)).isTrue();
        assertThat(left.opens("another conversation", door)).isFalse();
        assertThat(left.outOfReach()).isZero();
    }

    @Test
    void nothingOpensWithTheKeysThatAreLeftWhenTheEpochsAreDestroyed() {
        OneProcess process = OneProcess.on(folder, clock);
        WrappedKey wrapped = process.caseKeys().make(clock.instant());
        byte[] door = process.doorKeys().seal(OneProcess.CONVERSATION, "hello".getBytes(UTF_8));
        clock.moveTo(OneProcess.START.plus(Duration.ofDays(62)));
        OneProcess later = OneProcess.on(folder, clock);
        later.keystore().secret("pseudonym");
        assertThat(later.shredder().sweep(clock.instant(), OneProcess.NOBODY)).isNotEmpty();

        KeysLeft left = KeysLeft.in(folder);
        assertThat(left.count()).isPositive();
        assertThat(left.lasting()).isNotEmpty();
        assertThat(left.unwrap(wrapped)).isEmpty();
        assertThat(left.opens(OneProcess.CONVERSATION, door)).isFalse();
    }

    @Test
    void theFolderIsAsItWas() throws Exception {
        OneProcess.on(folder, clock);
        Object before = content();
        KeysLeft.in(folder);

        assertThat(content()).isEqualTo(before);
    }

    @Test
    void keysThatAKeyServiceKeepsAreCountedAndNotTried() throws Exception {
        OneProcess process = OneProcess.on(folder, clock);
        WrappedKey wrapped = process.caseKeys().make(clock.instant());
        Path epoch = folder.resolve("epochs").resolve(wrapped.epoch());
        Files.write(
                epoch, KeyFile.kms("key", Base64.getDecoder().decode("AAAA")).write());

        KeysLeft left = KeysLeft.in(folder);
        assertThat(left.outOfReach()).isEqualTo(1);
        assertThat(left.unwrap(wrapped)).isEmpty();
    }

    @Test
    void anObjectOpensWithTheKeyInItsClaimAndWithNoOther(@TempDir Path objects) throws Exception {
        String claim = Shredding.objects(objects).put(OneProcess.CASE, "a photo".getBytes(UTF_8), "image/jpeg");
        String name = Claim.read(claim).name();
        byte[] copy = Files.readAllBytes(objects.resolve(OneProcess.CASE).resolve(name));

        CaseKey claimed = KeysLeft.claimed(claim).orElseThrow();
        assertThat(KeysLeft.opens(claimed, OneProcess.CASE, name, copy)).isTrue();
        assertThat(KeysLeft.opens(new AesCaseKey(new byte[32]), OneProcess.CASE, name, copy))
                .isFalse();
        assertThat(KeysLeft.claimed("not a claim")).isEmpty();
    }

    private Object content() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file + " " + file.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }
}
