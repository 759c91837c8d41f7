// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class ListsHealthTest {
    private static final SanctionsList DEMO = DemoList.builtIn();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void theDemonstrationListIsEnoughWhereThatIsSaidAndNowhereElse() {
        assertThat(status(true, DEMO)).isEqualTo(Status.UP);
        assertThat(status(false, DEMO)).isEqualTo(Status.DOWN);
    }

    @Test
    void aListOfAPublisherMayNotBecomeStale() {
        assertThat(status(false, DEMO, list(TODAY.minusDays(30)))).isEqualTo(Status.UP);
        assertThat(status(false, DEMO, list(TODAY.minusDays(31)))).isEqualTo(Status.DOWN);
        assertThat(status(true, DEMO, list(TODAY.minusDays(31)))).isEqualTo(Status.DOWN);
    }

    @Test
    void aRefusedEditionOrABrokenFileTakesItDown() {
        assertThat(status(inUse(List.of(), List.of(), list(TODAY)))).isEqualTo(Status.UP);
        Refusal smaller = new Refusal("un", Refusal.Reason.SMALLER, "hash");
        assertThat(status(inUse(List.of(smaller), List.of(), list(TODAY)))).isEqualTo(Status.DOWN);
        ListBroken broken = new ListBroken("un.xml", 1, "is not XML");
        assertThat(status(inUse(List.of(), List.of(broken), list(TODAY)))).isEqualTo(Status.DOWN);
    }

    private static SanctionsList list(LocalDate date) {
        return new SanctionsList("un", date, "hash", DEMO.persons());
    }

    private static Status status(boolean demonstration, SanctionsList... lists) {
        return status(demonstration, inUse(List.of(), List.of(), lists));
    }

    private static Status status(Corpora.InUse inUse) {
        return status(true, inUse);
    }

    private static Corpora.InUse inUse(List<Refusal> refused, List<ListBroken> broken, SanctionsList... lists) {
        return new Corpora.InUse(Corpus.of(List.of(lists)), List.of(), Map.of(), refused, broken);
    }

    private static Status status(boolean demonstration, Corpora.InUse inUse) {
        ListGauges today =
                new ListGauges(() -> TODAY.atStartOfDay(ZoneOffset.UTC).toInstant());
        return new ListsHealth(() -> inUse, today, Duration.ofDays(30), demonstration)
                .health()
                .getStatus();
    }
}
