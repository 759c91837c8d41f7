// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.StepState;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases that began under one version go on under the next, which may keep them in another form. */
class ReleasedStatesTest {

    /** One state of a kept course. */
    record Kept(int format, Ending ending, JsonNode state) {
        @Override
        public String toString() {
            return "form " + format + ", " + ending + " at event " + state.path("sequence");
        }
    }

    static Stream<Kept> kept() {
        return IntStream.rangeClosed(1, CaseFile.FORMAT).boxed().flatMap(format -> Stream.of(Ending.values())
                .flatMap(ending -> read(format, ending).map(state -> new Kept(format, ending, state))));
    }

    private static Stream<JsonNode> read(int format, Ending ending) {
        try {
            return KeptStates.read(KeptStates.of(format, ending)).stream();
        } catch (IOException e) {
            throw new AssertionError("made as KeptStates says", e);
        }
    }

    private static CaseFile file(JsonNode state) {
        return StoredCaseTest.read(state).file();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aKeptStateIsReadInTheNewestForm(Kept kept) {
        CaseFile file = file(kept.state());

        assertThat(file.format()).isEqualTo(CaseFile.FORMAT);
        assertThat(file.steps().values()).allSatisfy(step -> assertThat(
                        step.issuedAt().isPresent())
                .isEqualTo(List.of(StepState.Status.OUTSTANDING, StepState.Status.RETRYING, StepState.Status.STARTED)
                        .contains(step.status())));
        assertThat(file.decidedAt().isPresent())
                .isEqualTo(file.outcome().isPresent() && file.keyDestroyedAt().isEmpty());
    }

    /** While instances of the version before are there, they get what they would have written themselves. */
    @ParameterizedTest
    @MethodSource("kept")
    void aKeptStateIsWrittenBackInItsOwnFormAsItWas(Kept kept) {
        byte[] written =
                StoredCase.serde(kept.format()).serializer().serialize("cases", StoredCaseTest.read(kept.state()));
        assertThat(Json.read(written, JsonNode.class)).isEqualTo(kept.state());
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aCaseGoesOnFromAKeptStateToTheEndThatItHad(Kept kept) throws IOException {
        KeptJournals.Kept whole = KeptJournals.read(KeptJournals.of(KeptJournals.coming(), kept.ending()));
        CaseFile file = file(kept.state());
        CaseEvent last = null;
        for (JsonNode json :
                whole.journal().subList(file.sequence(), whole.journal().size())) {
            last = Json.read(Json.write(json), CaseEvent.class);
            file = file.apply(last);
        }
        assertThat(file.closed()).isTrue();
        assertThat(file).isEqualTo(file(whole.file()));
    }

    @Test
    void theKeptStatesStandInEveryWayInWhichAHandCanHaveACase() {
        assertThat(kept().flatMap(state -> state.state().path("steps").valueStream())
                        .map(step -> step.path("status").asText()))
                .contains("OUTSTANDING", "RETRYING", "STARTED", "ASKING", "IN_REVIEW");
        assertThat(kept().map(state -> state.state().path("phase").asText()))
                .contains("RUNNING", "FINALLY", "FAREWELL", "SHREDDING", "CLOSED");
    }

    /** In form 1 that was known until the process started anew, and then forgotten. */
    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "PATCHY"})
    void whatFormTwoAddsIsWrittenOnlyWhenItIsToldSo(Ending ending) {
        ObjectNode state = read(1, ending)
                .map(ObjectNode.class::cast)
                .filter(kept -> kept.path("steps")
                        .valueStream()
                        .anyMatch(step -> step.path("status").asText().equals("OUTSTANDING")))
                .findFirst()
                .orElseThrow();
        StoredCase stored = StoredCaseTest.read(state);

        assertThat(new String(StoredCase.serde(1).serializer().serialize("cases", stored), UTF_8))
                .contains("\"format\":1")
                .doesNotContain("issuedAt");
        assertThat(new String(StoredCase.serde(2).serializer().serialize("cases", stored), UTF_8))
                .contains("\"format\":2", "issuedAt");
    }
}
