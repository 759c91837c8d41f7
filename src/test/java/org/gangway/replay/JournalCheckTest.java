// SPDX-License-Identifier: Apache-2.0
package org.gangway.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Outcome;
import org.gangway.casefile.Scenario;
import org.gangway.process.Views;
import org.junit.jupiter.api.Test;

class JournalCheckTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final CaseEvent.CaseOpened OPENED = opened("c");
    private static final CaseEvent ISSUED = new CaseEvent.StepIssued("open-lead", 1, AT.plusSeconds(9), AT);
    private static final CaseEvent DONE = new CaseEvent.StepDone("open-lead", AT.plusSeconds(1));
    private static final CaseEvent DECIDED =
            new CaseEvent.OutcomeDecided(Outcome.WITHDRAWN, "stopped", AT.plusSeconds(2));

    private final JournalCheck check = new JournalCheck();

    @Test
    void aWholeJournalFoldsToWhatIsShown() {
        shows(4, fold(ISSUED, DONE, DECIDED));
        happened(OPENED, ISSUED, DONE, DECIDED);

        assertThat(check.done()).isEqualTo(new Findings(1, 4, 0, List.of()));
    }

    @Test
    void whatOnlyHandsDidNeedNotBeShown() {
        shows(1, fold());
        happened(OPENED, ISSUED, DONE);

        assertThat(problems()).isEmpty();
    }

    @Test
    void anOutcomeThatIsNotShownIsFound() {
        shows(1, fold());
        happened(OPENED, ISSUED, DONE, DECIDED);

        assertThat(problems()).containsExactly("case c-1: cases shows it after event 1 and not what followed");
    }

    @Test
    void whatHappenedAfterTheReadingBeganNeedNotBeShown() {
        shows(1, fold());
        happened(OPENED);
        check.happened(new Journaled("c-1", 2, DECIDED), false, false);

        assertThat(problems()).isEmpty();
    }

    @Test
    void aGapIsFoundAndARepeatToo() {
        check.happened(new Journaled("c-1", 1, OPENED), true, false);
        check.happened(new Journaled("c-1", 3, DONE), true, false);
        check.happened(new Journaled("d-1", 1, opened("d")), true, false);
        check.happened(new Journaled("d-1", 1, opened("d")), true, false);

        assertThat(problems())
                .containsExactly(
                        "case c-1: event 3 comes where event 2 should", "case d-1: event 1 comes where event 2 should");
    }

    @Test
    void anEventThatCannotFollowIsFound() {
        happened(OPENED, DONE);

        assertThat(problems()).containsExactly("case c-1: event 2 cannot follow those before it");
    }

    @Test
    void anotherEndThanTheOneShownIsFound() {
        shows(2, fold(new CaseEvent.OutcomeDecided(Outcome.REFUSED, "screening", AT.plusSeconds(2))));
        happened(OPENED, DECIDED);

        assertThat(problems()).containsExactly("case c-1: its journal does not fold to what cases shows after event 2");
    }

    @Test
    void aCaseWithoutItsJournalIsFound() {
        shows(2, fold(ISSUED));
        assertThat(problems()).containsExactly("case c-1: cases shows it after event 2, and it has no journal");
    }

    @Test
    void aJournalThatLostItsEndIsFound() {
        shows(4, fold(ISSUED, DONE, DECIDED));
        happened(OPENED, ISSUED);

        assertThat(problems())
                .containsExactly("case c-1: cases shows it after event 4, and its journal ends with event 2");
    }

    @Test
    void aJournalWhoseBeginningWasDeletedForItsAgeIsCountedAndNoProblem() {
        check.happened(new Journaled("c-1", 3, DONE), true, true);
        check.happened(new Journaled("c-1", 4, DECIDED), true, true);

        assertThat(check.done()).isEqualTo(new Findings(1, 2, 1, List.of()));
    }

    private static CaseEvent.CaseOpened opened(String conversation) {
        return new CaseEvent.CaseOpened(
                conversation + "-1",
                conversation,
                "web",
                new Scenario.Ref("retail-account", 1, "hash"),
                List.of(),
                "epoch",
                "en",
                Map.of(),
                List.of(),
                List.of(),
                AT.plusSeconds(60),
                AT);
    }

    private void happened(CaseEvent... events) {
        for (int i = 0; i < events.length; i++) {
            check.happened(new Journaled("c-1", i + 1, events[i]), true, false);
        }
    }

    private void shows(int sequence, CaseFile file) {
        check.shows(new JournalCheck.Shown(sequence, Views.of(file)));
    }

    private static CaseFile fold(CaseEvent... events) {
        CaseFile file = CaseFile.opened(OPENED);
        for (CaseEvent event : events) {
            file = file.apply(event);
        }
        return file;
    }

    private List<String> problems() {
        return check.done().problems();
    }
}
