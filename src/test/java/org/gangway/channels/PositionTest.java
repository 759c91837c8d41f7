// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @ParameterizedTest
    @ValueSource(strings = {"0:0", "11:9223372036854775", "3:-1"})
    void whatItWritesItReads(String text) {
        assertThat(Position.parse(text)).get().hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:", ":1", "1:2:3", "-1:2", "1:-2", "a:b", "1:99999999999999999999"})
    void whatABrowserMadeUpIsNoPosition(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }

    @Test
    void eachPositionComesOnce() {
        assertThat(new Position(1, 5).after(new Position(1, 4))).isTrue();
        assertThat(new Position(1, 5).after(new Position(1, 5))).isFalse();
        assertThat(new Position(1, 4).after(new Position(1, 5))).isFalse();
    }
}
