// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A steady load for a long time, and a vendor that is slow for a while. */
final class Endurance {
    private static final int UNDER_WAY = 300;
    /** How long what has waited may take to get done when nobody comes any more. */
    private static final Duration EMPTY = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final double SHARE = 0.60;

    private final Drill drill;
    private final Plan plan;

    /**
     * @param time of all, see {@link Period}
     * @param limit customers a second that the installation can take at most; 0 to find out within {@code finding}
     * @param slow milliseconds that core banking takes for each call while it is slow
     * @param every how often to look
     */
    record Plan(Duration time, double limit, Duration finding, long slow, Duration every) {
        /** At how many looks: it stops the application, and not so often that one of a hundred replies waits for it. */
        int collectEvery() {
            return every.toSeconds() < 10 ? 3 : 6;
        }

        /** What is kept for a time after a case has ended is as much as it ever becomes before the run begins to count. */
        Map<String, String> settings() {
            Duration warmUp = Period.WARM_UP.of(time);
            return Map.of(
                    "gangway.process.pace.stub", warmUp.toString(),
                    "gangway.process.pace.reply", "PT2M",
                    "gangway.process.pace.retry", "PT10S,PT30S,PT2M,PT10M,PT30M",
                    "gangway.console.cases", "500",
                    "gangway.hands.keys-in-memory", "500",
                    "gangway.sealing.wrapping-epoch", "PT2M",
                    "gangway.sealing.door-epoch", "PT2M",
                    "gangway.sealing.channel-epoch", "PT2M");
        }
    }

    /**
     * @param limit customers a second that the installation can take
     * @param rate of those that came
     * @param drained seconds from when the vendor was well until no more waited than before; negative if that never came
     * @param again how often a command was handed out again
     */
    record Run(Plan plan, double limit, double rate, double drained, long again, List<Sample> samples) {
        List<Sample> of(Period period) {
            return samples.stream().filter(sample -> sample.period() == period).toList();
        }
    }

    Endurance(Drill drill, Plan plan) {
        this.drill = drill;
        this.plan = plan;
        drill.crowd.mix(Course.UNREVIEWED);
        plan.settings().forEach(drill.installation::set);
    }

    Run run(Child app, Gauges gauges) {
        double limit = plan.limit > 0 ? plan.limit : limit();
        double rate = SHARE * limit;
        drill.say("%.1f customers a second are %.0f %% of what it can take", rate, 100 * SHARE);
        try (Sampler sampler = new Sampler(drill, app, plan.collectEvery())) {
            double well = load(sampler, rate);
            double drained = emptied(sampler, well);
            return new Run(plan, limit, rate, drained, gauges.sum("gangway_step_retries_total"), sampler.samples());
        }
    }

    private double limit() {
        drill.say("looking for the limit, with %d customers at a time ...", UNDER_WAY);
        double limit = Load.limit(drill.crowd, UNDER_WAY, plan.finding);
        long end = System.nanoTime() + EMPTY.toNanos();
        while (drill.crowd.size() > drill.crowd.farewells() && System.nanoTime() < end) {
            Pause.of(LOOK);
        }
        return limit;
    }

    /** @return the second in which the vendor was well again */
    private double load(Sampler sampler, double rate) {
        try (Load ignored = Load.of(drill.crowd, rate)) {
            watch(sampler, Period.WARM_UP);
            watch(sampler, Period.STEADY);
            drill.counterparties.fault("core", "slow", plan.slow);
            watch(sampler, Period.SLOW);
            drill.counterparties.everythingWorks();
            double well = sampler.second();
            watch(sampler, Period.WELL);
            return well;
        }
    }

    private void watch(Sampler sampler, Period period) {
        double until = sampler.second() + period.of(plan.time).toMillis() / 1e3;
        double next = sampler.second();
        while (next < until) {
            next += plan.every.toMillis() / 1e3;
            Pause.of(Duration.ofMillis(Math.max(1, Math.round(1e3 * (Math.min(next, until) - sampler.second())))));
            sampler.sample(period);
        }
        tell(sampler.samples().getLast());
    }

    private void tell(Sample now) {
        drill.say(
                "%s: %s, %d MB resident, %d records wait, p99 %.0f ms",
                now.period().words, drill.crowd, now.resident(), now.lagOfAll(), now.reply(0.99));
    }

    /** @return seconds from {@code well} until no more waited for it than in the steady time, or -1 */
    private double emptied(Sampler sampler, double well) {
        double end = sampler.second() + EMPTY.toSeconds();
        double enough = Judgement.usualWait(sampler.samples());
        while (Judgement.waits(sampler.samples().getLast()) > enough && sampler.second() < end) {
            Pause.of(plan.every);
            sampler.sample(Period.EMPTYING);
        }
        return sampler.samples().stream()
                .filter(sample -> sample.second() >= well && Judgement.waits(sample) <= enough)
                .mapToDouble(sample -> sample.second() - well)
                .findFirst()
                .orElse(-1);
    }
}
