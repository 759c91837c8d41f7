// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

    private static SanctionsList list(LocalDate date) {
        return new SanctionsList("un", date, "hash", DEMO.persons());
    }

    private static Status status(boolean demonstration, SanctionsList... lists) {
        Corpus corpus = Corpus.of(List.of(lists));
        ListGauges today =
                new ListGauges(() -> TODAY.atStartOfDay(ZoneOffset.UTC).toInstant());
        return new ListsHealth(() -> corpus, today, Duration.ofDays(30), demonstration)
                .health()
                .getStatus();
    }
}
