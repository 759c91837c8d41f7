// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.gangway.wire.Recording.Picture;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final Recording RECORDING =
            new Recording("c-1.selfie.2", List.of(new Picture(0, new byte[] {1, 2}), new Picture(250, new byte[] {3})));

    @Test
    void aRecordingIsReadAsItWasWritten() {
        Recording read = Recording.read(RECORDING.bytes());

        assertThat(read.commandId()).isEqualTo("c-1.selfie.2");
        assertThat(read.pictures()).map(Picture::millis).containsExactly(0, 250);
        assertThat(read.pictures()).map(Picture::jpeg).containsExactly(new byte[] {1, 2}, new byte[] {3});
    }

    @Test
    void aStumpOrSomethingElseIsNoRecording() {
        byte[] whole = RECORDING.bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] stump = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Recording.read(stump)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Recording.read(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Recording.read("JPEG or whatever".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordingDoesNotPrintWhatItHolds() {
        assertThat(RECORDING).hasToString("***");
    }
}
