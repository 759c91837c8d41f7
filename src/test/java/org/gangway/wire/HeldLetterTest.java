// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldLetterTest {

    @Test
    void nothingOfWhatNobodyCouldReadIsPrinted() {
        assertThat(new HeldLetter("clara@example.org", new byte[] {1}, 2, Map.of("clara", new byte[0])))
                .hasToString("HeldLetter[***]");
    }
}
