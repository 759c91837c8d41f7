// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.SealBroken;
import org.gangway.wire.CommandRecord;
import org.junit.jupiter.api.Test;

class CommandOpeningTest {
    private static final String CASE = "00112233445566778899aabbccddeeff-1";
    private static final Fakes.Key KEY = new Fakes.Key("k");

    private final Fakes.Objects objects = new Fakes.Objects();
    private final CommandOpening opening =
            new CommandOpening(id -> id.equals(CASE) ? Optional.of(KEY) : Optional.empty(), objects);

    private static Value.Sealed sealed(String name, String clear) {
        return KEY.seal(CASE, name, clear);
    }

    private static CommandRecord command(String caseId, Map<String, Value> fields, Map<String, Value> facts) {
        return new CommandRecord(
                caseId,
                caseId + ".announce.2",
                "announce",
                2,
                Instant.EPOCH,
                "en",
                "approved",
                fields,
                Map.of(),
                facts,
                Map.of(),
                Map.of(),
                null);
    }

    @Test
    void aCommandInABatchIsOpenedWithWhatItsStepMaySee() {
        String claim = objects.put(CASE, new byte[] {4, 2}, "image/jpeg");
        StepInput input = opening.open(
                        "conversation",
                        3,
                        command(
                                CASE,
                                Map.of("given-name", sealed("given-name", "Ann"), "photo", sealed("photo", claim)),
                                Map.of("sent", sealed("announce.sent", "yes"))))
                .orElseThrow();

        assertThat(input.commandId()).isEqualTo(CASE + ".announce.2");
        assertThat(input.delivery()).isEqualTo(3);
        assertThat(input.round()).isEqualTo(2);
        assertThat(input.outcome()).contains("approved");
        assertThat(input.field("given-name")).isEqualTo("Ann");
        assertThat(input.document("photo")).containsExactly(4, 2);
        assertThat(input.facts()).containsEntry("sent", "yes");
    }

    @Test
    void aCommandOfACaseWhoseKeyIsGoneIsNotOpened() {
        CommandRecord gone = command(CASE + "2", Map.of("given-name", sealed("given-name", "Ann")), Map.of());

        assertThat(opening.open("conversation", 1, gone)).isEmpty();
        assertThatExceptionOfType(KeyGone.class).isThrownBy(() -> opening.open(gone));
    }

    @Test
    void aReviewerSeesFieldsAndWhatTheCheckFoundByTheNamesTheyWereSealedWith() {
        assertThat(opening.open(command(
                        CASE,
                        Map.of(
                                "given-name", sealed("given-name", "Ann"),
                                "screen.hits", sealed("screen.hits", "one"),
                                "screen.lists", Value.open("un")),
                        Map.of("queue", Value.open("compliance")))))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("given-name", "Ann", "screen.hits", "one", "screen.lists", "un", "queue", "compliance"));
    }

    @Test
    void whatWasSealedUnderAnotherNameOpensForNobody() {
        CommandRecord moved = command(CASE, Map.of("family-name", sealed("given-name", "Ann")), Map.of());

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> opening.open(moved));
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> opening.open("conversation", 1, moved));
    }
}
