// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gangway.wire.Recording;
import org.gangway.wire.Recording.Picture;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final byte[] FIRST = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1};
    private static final byte[] SECOND = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 2, 2};

    @Test
    void picturesAreCutApartByTheirLength() {
        List<Picture> pictures = Moments.cut(both(), "0:4 250:5");

        assertThat(pictures).map(Picture::millis).containsExactly(0, 250);
        assertThat(pictures).map(Picture::jpeg).containsExactly(FIRST, SECOND);
    }

    @Test
    void momentsThatAreNotThoseOfThePicturesAreRefused() {
        for (String moments :
                List.of("", "0:4", "0:4 250:6", "0:4 250:5 ", "0:4  250:5", "0:4 -1:5", "0:4 250:99999999", "x")) {
            assertThatThrownBy(() -> Moments.cut(both(), moments)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void whatIsNoJpegIsRefused() {
        assertThatThrownBy(() -> Moments.cut(both(), "0:3 250:6")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Moments.cut(both(), "0:0 0:9")).isInstanceOf(Refused.class);
    }

    @Test
    void thereAreNoMorePicturesThanARecordingHolds() {
        int many = Recording.MOST_PICTURES + 1;
        byte[] pictures = new byte[many * FIRST.length];
        for (int i = 0; i < many; i++) {
            System.arraycopy(FIRST, 0, pictures, i * FIRST.length, FIRST.length);
        }

        assertThatThrownBy(() -> Moments.cut(pictures, String.join(" ", Collections.nCopies(many, "1:4"))))
                .isInstanceOf(Refused.class);
        assertThat(Moments.cut(
                        Arrays.copyOf(pictures, (many - 1) * FIRST.length),
                        String.join(" ", Collections.nCopies(many - 1, "1:4"))))
                .hasSize(Recording.MOST_PICTURES);
    }

    private static byte[] both() {
        byte[] both = Arrays.copyOf(FIRST, FIRST.length + SECOND.length);
        System.arraycopy(SECOND, 0, both, FIRST.length, SECOND.length);
        return both;
    }
}
