// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gangway.screening.Person;
import org.gangway.screening.TestWatchlists;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Which run comes next on a partition. */
class RunsTest {

    private static final Instant EVENING = Instant.parse("2026-11-25T20:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-26T02:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final Part part = new Part(3, EVENING);
    private Instant now = EVENING;
    private TestWatchlists lists;
    private Runs runs;

    @BeforeEach
    void lists() {
        lists = new TestWatchlists(folder);
        runs = new Runs(
                lists.watchlists(), new RescreeningSettings(true, "0 0 2 * * *", ZoneOffset.UTC, 10), () -> now);
        part.live = 100;
    }

    private RescreeningRun next() {
        return runs.next(part).orElseThrow();
    }

    private void finish(RescreeningRun run) {
        part.take(run.at(run.end(), run.corpus()).finished(now));
    }

    @Test
    void whoWasNeverScreenedIsScreenedFirstAndThenThereIsNothingToDo() {
        RescreeningRun first = next();
        assertThat(first.kind()).isEqualTo(RunKind.LIST);
        assertThat(first.whole()).isTrue();
        assertThat(first.end()).isEqualTo(100);
        assertThat(runs.change(first)).isEmpty();
        finish(first);
        assertThat(part.lists()).contains(lists.watchlists().now().version());
        assertThat(runs.next(part)).isEmpty();
    }

    @Test
    void aNightGoesOnWhereItWasAfterAChangeOfListsThatGoesBeforeIt() {
        finish(next());
        now = NIGHT;
        RescreeningRun night = next().at(40, next().corpus());
        assertThat(night.run()).isEqualTo("nightly-2026-11-26T02:00:00Z");
        part.take(night);
        assertThat(next()).isEqualTo(night);

        lists.list("Telmo Vargoni");
        RescreeningRun change = next();
        assertThat(change.kind()).isEqualTo(RunKind.LIST);
        assertThat(change.before()).isEqualTo(Optional.of(night.corpus()));
        assertThat(runs.change(change).orElseThrow().entries()).isEqualTo(1);
        finish(change);
        assertThat(next()).isEqualTo(night);
        assertThat(runs.lists(night).version()).isEqualTo(change.corpus());
        finish(night);
        assertThat(runs.next(part)).isEmpty();
        assertThat(part.whole()).isEqualTo(NIGHT);
    }

    @Test
    void aNightThatCameWhileNobodyWorkedIsMadeUpForAlsoIfItIsTheFirst() {
        RescreeningRun first = next().finished(EVENING);
        now = NIGHT.plusSeconds(60);
        Part later = new Part(3, now);
        later.take(first);
        assertThat(runs.next(later).orElseThrow().due()).contains(NIGHT);
    }

    @Test
    void aChangeLooksOnlyAtWhomItCanTouch() {
        finish(next());
        Customers customers = new Customers(lists.watchlists().customerNames());
        customers.put("1", 3, 7, person("Telmo Vargoni"));
        customers.put("2", 3, 8, person("Osric Brellin"));
        customers.put("3", 4, 9, person("Telmo Vargoni"));
        customers.put("4", 3, 10, Optional.empty());
        lists.list("Telmo Vargoni");
        RescreeningRun change = next();
        assertThat(runs.wanted(change, part, customers).orElseThrow()).containsExactly(7L);
        customers.put("1", 3, 11, person("Somebody Else"));
        assertThat(customers.offset("1", 3)).contains(11L);
    }

    @Test
    void whereTheListsOfBeforeAreGoneEverybodyIsScreened() throws IOException {
        finish(next());
        FileSystemUtils.deleteRecursively(folder.resolve("archive"));
        lists.list("Telmo Vargoni");
        assertThat(next().whole()).isTrue();
    }

    @Test
    void whenTheBandsHaveChangedEverybodyIsScreenedOnce() {
        finish(next());
        lists.threshold(.9);
        RescreeningRun bands = next();
        assertThat(bands.kind()).isEqualTo(RunKind.LIST);
        assertThat(bands.whole()).isTrue();
        part.take(bands);
        lists.threshold(.91);
        assertThat(next()).as("goes on with the newest").isEqualTo(bands);
        finish(bands);
        RescreeningRun again = next();
        assertThat(again.whole())
                .as("who came before them was screened with others")
                .isTrue();
        finish(again);
        assertThat(runs.next(part)).isEmpty();

        lists.list("Telmo Vargoni");
        assertThat(next().whole()).isFalse();
        lists.threshold(.92);
        assertThat(next().whole()).as("both at once").isTrue();
    }

    @Test
    void theSameListsASecondTimeAreAnotherRun() {
        finish(next());
        lists.list("Telmo Vargoni");
        RescreeningRun there = next();
        finish(there);
        lists.list();
        RescreeningRun back = next();
        finish(back);
        lists.list("Telmo Vargoni");
        assertThat(next().run()).isNotEqualTo(there.run()).isNotEqualTo(back.run());
    }

    private static Optional<Person> person(String name) {
        return Optional.of(
                Person.read(("{\"name\": \"" + name + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
