// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final String COMMAND = "0123456789abcdef0123456789abcdef-1764000000000.sign-envelope.1";
    private final References references = new References(() -> new byte[32]);

    @Test
    void aTokenLeadsBackToItsCommand() {
        assertThat(references.commandId("esign", references.of("esign", COMMAND)))
                .contains(COMMAND);
        assertThat(references.commandId("esign", references.of("esign", "other-1.step.1")))
                .contains("other-1.step.1");
    }

    @Test
    void theSameCommandHasTheSameTokenOrARepeatWouldBeAnotherCall() {
        assertThat(references.of("esign", COMMAND)).isEqualTo(references.of("esign", COMMAND));
    }

    @Test
    void aTokenSaysNothingAndFitsIntoACustomField() {
        assertThat(references.of("esign", COMMAND))
                .matches("[A-Za-z0-9_-]{1,100}")
                .doesNotContain("0123456789abcdef", "sign");
    }

    @Test
    void anyChangedCharacterMakesAForgery() {
        String token = references.of("esign", COMMAND);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(references.commandId("esign", forged)).isEmpty();
        }
        assertThat(references.commandId("esign", "")).isEmpty();
        assertThat(references.commandId("esign", "not a token")).isEmpty();
    }

    @Test
    void aTokenOfAnotherVendorOrAnotherInstallationIsNoneOfOurs() {
        String token = references.of("crm", COMMAND);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(references.commandId("esign", token)).isEmpty();
        assertThat(new References(() -> otherKey).commandId("crm", token)).isEmpty();
    }
}
