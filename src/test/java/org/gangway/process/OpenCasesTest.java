// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.CaseView;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCasesTest {
    static final String ANN = "00112233445566778899aabbccddeeff";
    private static final String BEN = "ffeeddccbbaa99887766554433221100";
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    private final OpenCases cases = new OpenCases();

    static ConsumerRecord<String, byte[]> record(String key, byte[] value) {
        return new ConsumerRecord<>("gangway.cases", 0, 0, key, value);
    }

    static CaseView view(String conversation, Instant opened, String phase, String epoch) {
        return new CaseView(
                conversation + "-" + opened.toEpochMilli(),
                conversation,
                "retail-account",
                1,
                "web",
                "en",
                phase,
                List.of(),
                null,
                opened,
                opened,
                null,
                epoch,
                null);
    }

    private void shows(CaseView view) {
        cases.accept(record(view.conversationId(), Json.write(view)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "finally", "farewell"})
    void aCaseThatHasItsKeyHoldsItsEpochsBack(String phase) {
        shows(view(ANN, NINE, phase, "w1"));
        shows(view(BEN, NINE.plusSeconds(60), phase, "w2"));

        assertThat(cases.wrapsOne("w1")).isTrue();
        assertThat(cases.wrapsOne("w3")).isFalse();
        assertThat(cases.oldestOpening()).contains(NINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shredding", "closed"})
    void aCaseWhoseKeyIsGoneHoldsNothingBack(String phase) {
        shows(view(ANN, NINE, "running", "w1"));
        shows(view(ANN, NINE, phase, "w1"));

        assertThat(cases.wrapsOne("w1")).isFalse();
        assertThat(cases.oldestOpening()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeACaseYoungerThanWhatItIsToldThen() {
        CaseView opened = view(ANN, NINE.plusSeconds(600), "running", "w1");
        shows(opened);
        shows(changed(opened, NINE));
        shows(changed(opened, NINE.plusSeconds(700)));
        assertThat(cases.oldestOpening()).contains(NINE);

        shows(view(ANN, NINE.plusSeconds(600), "closed", "w1"));
        assertThat(cases.oldestOpening()).isEmpty();
    }

    private static CaseView changed(CaseView view, Instant at) {
        return new CaseView(
                view.caseId(),
                view.conversationId(),
                view.scenario(),
                view.version(),
                view.channel(),
                view.language(),
                view.phase(),
                view.steps(),
                view.outcome(),
                view.openedAt(),
                at,
                view.closedAt(),
                view.wrappingEpoch(),
                view.certificate());
    }

    @Test
    void theNextCaseOfAConversationTakesThePlaceOfTheOneBefore() {
        shows(view(ANN, NINE, "running", "w1"));
        shows(view(ANN, NINE.plusSeconds(60), "running", "w2"));

        assertThat(cases.wrapsOne("w1")).isFalse();
        assertThat(cases.wrapsOne("w2")).isTrue();
    }

    @Test
    void whileAViewCannotBeReadEveryEpochCountsAsNeeded() {
        byte[] broken = "{\"caseId\":".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> cases.accept(record(ANN, broken))).isInstanceOf(Json.Malformed.class);

        shows(view(BEN, NINE, "closed", "w2"));
        assertThat(cases.allKnown()).isFalse();
        assertThat(cases.wrapsOne("w1")).isTrue();
        assertThat(cases.oldestOpening()).contains(Instant.EPOCH);

        shows(view(ANN, NINE, "closed", "w1"));
        assertThat(cases.allKnown()).isTrue();
        assertThat(cases.wrapsOne("w1")).isFalse();
        assertThat(cases.oldestOpening()).isEmpty();
    }

    @Test
    void aTombstoneEndsTheDoubtAboutItsCase() {
        assertThatThrownBy(() -> cases.accept(record(ANN, new byte[0]))).isInstanceOf(Json.Malformed.class);
        cases.accept(new ConsumerRecord<>("gangway.cases", 0, 1, ANN, null));

        assertThat(cases.allKnown()).isTrue();
    }
}
