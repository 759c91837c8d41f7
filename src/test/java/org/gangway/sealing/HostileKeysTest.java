// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gangway.Mutants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a key folder that somebody tampered with, and claims that nobody was given. */
class HostileKeysTest {
    private static final byte[] SECRET = "thirty-two bytes of a secret key".getBytes(US_ASCII);

    @Property(tries = 1_000)
    void aMutantOfAKeyFileIsWholeOrRefusedWithoutBeingQuoted(@ForAll long seed) {
        try {
            assertThat(KeyFile.read(Mutants.of(KeyFile.local(SECRET).write(), seed))
                            .key())
                    .isEqualTo(SECRET);
        } catch (IOException refused) {
            assertThat(refused.toString()).doesNotContain("dGhpcnR5");
            assertThat(refused.getCause()).isNull();
        }
    }

    @Property(tries = 1_000)
    void aMutantOfAnEpochIsOneOrNone(@ForAll long seed) {
        String mutant = new String(Mutants.of("d-20260101T000000Z-3600".getBytes(US_ASCII), seed), ISO_8859_1);
        try {
            assertThat(Epoch.parse(mutant).id()).isEqualTo(mutant);
        } catch (IllegalArgumentException none) {
            assertThat(none).hasMessageContaining("epoch");
        }
    }

    @Property(tries = 1_000)
    void aMutantOfAClaimIsOneOrNone(@ForAll long seed) {
        String claim =
                new Claim("0".repeat(32) + "-1/" + "1".repeat(32), "a2V5", "0".repeat(64), "image/png", 3).write();
        Optional<Claim> parsed = Claim.parsed(Mutants.of(claim, seed));
        assertThat(parsed.map(Claim::caseId).orElse("0".repeat(32) + "-1")).matches("[0-9a-f]{32}-[0-9]{1,19}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../etc/passwd",
                "00000000000000000000000000000000-1/../../etc/passwd",
                "00000000000000000000000000000000-1/%2e%2e",
                "00000000000000000000000000000000-1\u0000/00000000000000000000000000000000"
            })
    void noClaimLeadsOutOfTheFolder(String object) {
        String claim = new Claim(object, "a2V5", "0", "image/png", 3).write();
        assertThatThrownBy(() -> Claim.read(claim))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(object);
    }

    @Test
    void theLengthOfAnEpochsNameIsNotTrusted(@TempDir Path folder) {
        OneProcess process = OneProcess.on(folder, Clock.systemUTC());
        for (int length : new int[] {-128, -1, 0, 19, 20, 127}) {
            byte[] sealed = ByteBuffer.allocate(20).put((byte) length).array();
            assertThatThrownBy(() -> process.doorKeys().open(OneProcess.CONVERSATION, sealed))
                    .isInstanceOf(SealBroken.class);
        }
        assertThatThrownBy(() -> process.doorKeys().open(OneProcess.CONVERSATION, new byte[0]))
                .isInstanceOf(SealBroken.class);
    }
}
