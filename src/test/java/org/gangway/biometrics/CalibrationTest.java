// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gangway.calibration.Rate;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final double[] NONE = {};

    @Test
    void theAreaIsTheShareOfRightlyOrderedPairsAndATieIsHalf() {
        assertThat(new Separation(new double[] {.1, .2}, new double[] {.3, .9}).auc())
                .isEqualTo(1);
        assertThat(new Separation(new double[] {.1, .5}, new double[] {.3, .9}).auc())
                .isEqualTo(.75);
        assertThat(new Separation(new double[] {.3}, new double[] {.3}).auc()).isEqualTo(.5);
    }

    @Test
    void aThresholdAllowsNoMoreFalseMatchesThanItsRate() {
        double[] different = new double[200];
        for (int i = 0; i < different.length; i++) {
            different[i] = .5 + i / 1000.0;
        }
        Separation separation = new Separation(new double[] {.1, .501}, different);

        assertThat(separation.falseMatches(separation.thresholdAt(1e-2))).isEqualTo(2);
        assertThat(separation.falseMatches(separation.thresholdAt(1e-3))).isZero();
        assertThat(separation.trueMatchRate(separation.thresholdAt(1e-3))).isEqualTo(new Rate(1, 2));
        assertThat(separation.falseMatchRate(separation.thresholdAt(1)).value()).isEqualTo(1);
    }

    @Test
    void theChosenMatchIsBelowTheNearestOfTwoPeopleAndReferReachesOnePerson() {
        Calibration calibration =
                Calibration.of(new Separation(new double[] {.2, .3, .561}, new double[] {.503, .6, .9}));

        assertThat(calibration.match()).isCloseTo(.50, within(1e-9));
        assertThat(calibration.refer()).isCloseTo(.57, within(1e-9));
        assertThat(new CalibrationReport(calibration, 0, List.of()).properties())
                .contains("gangway.faces.match=0.50", "gangway.faces.refer=0.57");
    }

    @Test
    void referIsNeverBelowMatch() {
        Calibration calibration = Calibration.of(new Separation(new double[] {.1}, new double[] {.805}));

        assertThat(calibration.refer()).isEqualTo(calibration.match()).isCloseTo(.80, within(1e-9));
    }

    @Test
    void bothKindsOfPairsAreNeeded() {
        assertThatThrownBy(() -> Calibration.of(new Separation(new double[] {.1}, NONE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Calibration.of(new Separation(NONE, new double[] {.1})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Against values of Wilson's interval in print. */
    @Test
    void aRateKnowsHowLittleFewPairsSay() {
        assertThat(new Rate(14, 14).low()).isCloseTo(.7847, within(5e-4));
        assertThat(new Rate(14, 14).high()).isCloseTo(1, within(1e-9));
        assertThat(new Rate(0, 139).high()).isCloseTo(.0269, within(5e-4));
        assertThat(new Rate(5, 10).low()).isCloseTo(.2366, within(5e-4));
    }

    @Test
    void theReportWarnsWhereTooFewPairsCannotShowARate() {
        String html = new CalibrationReport(
                        Calibration.of(new Separation(new double[] {.2, .3}, new double[] {.6, .9})),
                        3,
                        List.of("m@1:0"))
                .html();

        assertThat(html)
                .contains("2 pairs cannot show so small a rate", "3 more had no face", "<li>m@1:0</li>")
                .contains("class='first'", "class='same'", "class='different'", "class='limit'")
                .doesNotContain("NaN", "Infinity");
    }
}
