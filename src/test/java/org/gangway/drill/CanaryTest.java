// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.gangway.biometrics.DemoPhotos;
import org.junit.jupiter.api.Test;

class CanaryTest {
    private static final byte[] PICTURE = new byte[400];

    static {
        new Random(3).nextBytes(PICTURE);
        PICTURE[0] = (byte) 0xff;
        PICTURE[1] = (byte) 0xd8;
    }

    private static final DemoPhotos SHOWN = new DemoPhotos(PICTURE, PICTURE, PICTURE, PICTURE);

    @Test
    void thereIsOneOfEachLanguageAndEachEnding() {
        assertThat(all(false, true, true)).hasSize(16).doesNotHaveDuplicates();
        assertThat(all(true, true, true)).containsExactly("en approved", "de refused", "fr abandoned", "ko withdrawn");
    }

    @Test
    void oneOfEachLanguageIsFilmed() {
        List<Canary> filmed = Canary.filmed(SHOWN, new Random(9));

        assertThat(filmed).hasSize(4).allMatch(canary -> canary.scenario("usual")
                .equals(PrivacySettings.FILMED));
        assertThat(Canary.all(true, true, true, SHOWN, new Random(9)))
                .allMatch(canary -> canary.scenario("usual").equals("usual"));
    }

    @Test
    void elsewhereNobodyIsAbandonedAndOnlyWhoseMailCanBeReadIsApproved() {
        assertThat(all(false, false, true)).hasSize(12).noneMatch(name -> name.endsWith("abandoned"));
        assertThat(all(false, false, false)).hasSize(8).noneMatch(name -> name.endsWith("approved"));
    }

    @Test
    void noTwoHaveAnAnswerInCommonButTheirCountry() {
        List<Canary> canaries = Canary.all(false, true, true, SHOWN, new Random(9));
        List<String> answers = canaries.stream()
                .flatMap(canary -> canary.answers().entrySet().stream())
                .filter(answer -> !answer.getKey().equals("nationality"))
                .map(answer -> answer.getValue())
                .toList();

        assertThat(answers).hasSize(16 * 5).doesNotHaveDuplicates();
    }

    @Test
    void aMarkedPictureIsStillThePictureBehindItsComment() {
        byte[] mark = "a mark".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] marked = Canary.marked(PICTURE, mark);

        assertThat(marked)
                .startsWith(0xff, 0xd8, 0xff, 0xfe, 0, mark.length + 2)
                .contains(mark);
        assertThat(marked).endsWith(java.util.Arrays.copyOfRange(PICTURE, 2, PICTURE.length));
    }

    private static List<String> all(boolean brief, boolean own, boolean mails) {
        return Canary.all(brief, own, mails, SHOWN, new Random(9)).stream()
                .map(Canary::name)
                .toList();
    }
}
