// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OneTimeCodeTest {

    private final OneTimeCode codes = new OneTimeCode(() -> "0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    @Property(tries = 500)
    void aCodeHasSixDigitsAndFitsOnlyItself(@ForAll String commandId) {
        String code = codes.of(commandId);

        assertThat(code).matches("[0-9]{6}");
        assertThat(codes.matches(commandId, code)).isTrue();
        assertThat(codes.matches(commandId, code.substring(1))).isFalse();
        assertThat(codes.matches(commandId, code + "0")).isFalse();
    }

    @Test
    void codesOfManyCommandsHardlyRepeat() {
        long distinct = IntStream.range(0, 1000)
                .mapToObj(i -> codes.of("case.sign-agreement." + i))
                .collect(Collectors.toSet())
                .size();

        assertThat(distinct).isGreaterThan(990);
    }

    @Test
    void anotherSecretGivesAnotherCode() {
        OneTimeCode others = new OneTimeCode(() -> "fedcba9876543210fedcba9876543210".getBytes(UTF_8));

        assertThat(others.of("case.sign-agreement.2")).isNotEqualTo(codes.of("case.sign-agreement.2"));
    }

    /** HMAC-SHA-256 by openssl, truncated by hand as RFC 4226 §5.3 does it. */
    @Test
    void theCodeIsTheTruncatedHmac() {
        assertThat(codes.of("case.sign-agreement.2")).isEqualTo("814120");
    }
}
