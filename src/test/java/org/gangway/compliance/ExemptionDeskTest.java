// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.gangway.screening.Exemption;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionDeskTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z"));

    private final Exemptions exemptions = new Exemptions();
    private final ExemptionDesk desk = new ExemptionDesk(
            exemptions,
            new Ballot<>(exemptions.motions(), exemptions.motions()::apply, () -> {}, CLOCK),
            UnaryOperator.identity(),
            CLOCK);

    @ParameterizedTest
    @ValueSource(strings = {"", "Clara Vogt was born elsewhere", "other-birth-place, says Clara"})
    void aReasonInWordsOfOnesOwnIsRefusedWithThoseThatThereAre(String reason) {
        assertThatThrownBy(() -> desk.propose("ada", terms(reason, TODAY)))
                .isInstanceOf(ComplianceRefusal.class)
                .hasMessageContaining("reason: one of other-name, other-birth-date");
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void aConfirmationHasReasonsOfItsOwn() {
        assertThatThrownBy(() -> desk.propose("ada", terms(Exemption.Decision.CONFIRMED, "other-name", TODAY)))
                .hasMessageContaining("reason: one of same-birth-date");
        assertThatThrownBy(() -> desk.propose("ada", terms("same-document", TODAY)))
                .hasMessageContaining("reason: one of other-name");
        assertThat(desk.propose("ada", terms(Exemption.Decision.CONFIRMED, "same-document", TODAY))
                        .what()
                        .decision())
                .isEqualTo(Exemption.Decision.CONFIRMED);
    }

    @Test
    void whatWasProposedBeforeThereWereConfirmationsIsAnExemption() {
        byte[] old =
                """
                {"customer":"c","person":"p","list":"un","entity":"1","entry":"e","reason":"on-file","until":"2027-01-01"}
                """
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(Json.read(old, ExemptionRecord.Terms.class).decision()).isEqualTo(Exemption.Decision.CLEARED);
    }

    @Test
    void itHoldsForTwoYearsAtTheMost() {
        assertThatThrownBy(() ->
                        desk.propose("ada", terms("on-file", TODAY.plusYears(2).plusDays(1))))
                .hasMessageContaining("until");
        assertThatThrownBy(() -> desk.propose("ada", terms("on-file", TODAY.minusDays(1))))
                .hasMessageContaining("until");
        assertThat(desk.propose("ada", terms("on-file", TODAY.plusYears(2))).open())
                .isTrue();
    }

    private static ExemptionRecord.Terms terms(String reason, LocalDate until) {
        return terms(Exemption.Decision.CLEARED, reason, until);
    }

    private static ExemptionRecord.Terms terms(Exemption.Decision decision, String reason, LocalDate until) {
        return new ExemptionRecord.Terms("c", "p", decision, "un", "6908555", "e", reason, until);
    }
}
