// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an endurance run is found to be, and how it is drawn. */
class EnduranceTest {
    private static final int EACH = 30;
    private static final int REPLIES = 200;
    private IntToDoubleFunction heap = second -> 200;
    private IntToDoubleFunction reply = second -> 40;
    private IntToDoubleFunction lag = second -> 10;
    private double slowLag = 900;
    private double slowReply = 40;
    private double drained = 20;
    private long slowHeap = 210;
    private int slowPages = 40;
    private Duration time = Duration.ofMinutes(30);

    @Test
    void nothingIsFoundWhereNothingGrows() {
        assertThat(found()).isEmpty();
    }

    @Test
    void aHeapThatGrowsIsFound() {
        heap = second -> 200 + 5 * second;
        assertThat(found()).singleElement().asString().contains("heap grew from");
    }

    @Test
    void growthIsNotJudgedBeforeItIsWarm() {
        heap = second -> 200 + 5 * second;
        lag = second -> 10 + 10 * second;
        slowLag = 2_000;
        time = Duration.ofMinutes(1);
        assertThat(found()).isEmpty();
    }

    @Test
    void repliesThatTakeMoreThanTwiceAsLongAreFound() {
        reply = second -> second > EACH ? 90 : 40;
        assertThat(found()).singleElement().asString().contains("p99 of replies went from 40 to 90 ms");
    }

    @Test
    void aGroupThatFallsBehindIsFound() {
        lag = second -> 10 + 10 * second;
        assertThat(found()).anySatisfy(finding -> assertThat(finding).contains("the lag of open-account grew"));
    }

    @Test
    void aVendorThatHoldsUpWhoDoesNotNeedItIsFound() {
        slowReply = 100;
        assertThat(found()).singleElement().asString().contains("while a vendor was slow");
    }

    @Test
    void pagesThatWaitForTheSlowVendorMayCostWhatAPageCosts() {
        slowPages = 2_040;
        slowHeap = 400;
        assertThat(found()).isEmpty();

        slowHeap = 500;
        assertThat(found()).singleElement().asString().contains("to 500 MB", "2000 more pages");
    }

    @Test
    void whatWaitsInMemoryIsFound() {
        slowHeap = 400;
        assertThat(found()).singleElement().asString().contains("something waited in memory");
    }

    @Test
    void aVendorThatHeldUpNobodyHasShownNothing() {
        slowLag = 10;
        assertThat(found()).singleElement().asString().contains("nothing has been shown");
    }

    @Test
    void whatIsNotDoneInTheEndIsFound() {
        drained = -1;
        assertThat(found()).singleElement().asString().contains("was not done when it was well again");
    }

    @Test
    void theDrawingShowsEachPeriodAndEachGroup(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("out").resolve("endurance.html");

        new Plot(run()).write(file, Map.of("rate_per_second", 12.5));

        String page = Files.readString(file);
        assertThat(page).contains("vendor slow", "open-account", "rate_per_second", "12.5");
        assertThat(page).doesNotContain("NaN", " th:");
        assertThat(page.split("<polyline class=\"c\\d\" points=\"\\d", -1)).hasSizeGreaterThan(10);
    }

    @Test
    void ticksAreAtRoundNumbers() {
        assertThat(List.of(1.0, 3.0, 7.0, 12.0, 230.0).stream().map(Plot::step))
                .containsExactly(1.0, 5.0, 10.0, 20.0, 500.0);
    }

    @Test
    void aPercentileIsTheSmallestThatSoManyAreNotAbove() {
        assertThat(Numbers.at(new double[] {1, 2, 3, 4}, 0.5)).isEqualTo(2);
        assertThat(Numbers.at(new double[] {1, 2, 3, 4}, 1)).isEqualTo(4);
        assertThat(Numbers.at(new double[0], 0.99)).isZero();
    }

    private List<String> found() {
        List<String> found = new ArrayList<>();
        Map<String, Object> figures = new Judgement(run(), found::add).figures();
        assertThat(figures).containsKeys("heap_first", "reply_p99_last_ms", "drained_seconds");
        return found;
    }

    private Endurance.Run run() {
        List<Sample> samples = new ArrayList<>();
        int second = 1;
        for (int i = 0; i < EACH; i++) {
            samples.add(sample(second++, Period.WARM_UP, 40, 100, reply.applyAsDouble(1), 10));
        }
        for (int i = 0; i < EACH; i++) {
            samples.add(sample(
                    second,
                    Period.STEADY,
                    40,
                    heap.applyAsDouble(second),
                    reply.applyAsDouble(2 * i + 1),
                    lag.applyAsDouble(i)));
            second++;
        }
        for (int i = 0; i < EACH; i++) {
            samples.add(sample(second++, Period.SLOW, slowPages, slowHeap, slowReply, slowLag));
        }
        for (int i = 0; i < EACH; i++) {
            samples.add(sample(second++, Period.WELL, 40, 200, 40, 10));
        }
        Endurance.Plan plan = new Endurance.Plan(time, 0, Duration.ofSeconds(90), 1_500, Duration.ofSeconds(10));
        return new Endurance.Run(plan, 20, 12, drained, 0, samples);
    }

    private static Sample sample(int second, Period period, int pages, double heap, double reply, double lag) {
        double[] replies = new double[REPLIES];
        Arrays.fill(replies, reply);
        return new Sample(
                second,
                period,
                12,
                12,
                pages,
                OptionalLong.of(Math.round(heap)),
                900,
                700,
                60,
                400,
                10,
                Map.of("open-account", Math.round(lag), "process", 0L),
                replies);
    }
}
