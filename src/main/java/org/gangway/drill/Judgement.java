// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Whether an endurance run was as it must be: the last third of its steady time against the first. */
final class Judgement {
    private static final double SLOWER = 2;
    private static final double GROWN = 1.10;
    private static final double MEGABYTES = 16;
    /** In less time a JVM is still warming up, and there are more customers under way from minute to minute. */
    private static final Duration SETTLED = Duration.ofMinutes(5);
    /** Megabytes that an open page may hold. 1,000 idle ones held 0.13 each by the class histogram, mostly arrays of bytes and characters. */
    private static final double PAGE = 0.1;
    /** Of fewer replies p99 is one customer or two. */
    private static final int ENOUGH_REPLIES = 1_000;
    /** The mark of the last transaction on each partition is nobody's work. */
    private static final int MARKS = 12;

    private final Endurance.Run run;
    private final List<Sample> steady;
    private final List<Sample> first;
    private final List<Sample> last;
    private final Consumer<String> found;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Judgement(Endurance.Run run, Consumer<String> found) {
        this.run = run;
        this.found = found;
        this.steady = run.of(Period.STEADY);
        int third = Math.max(1, steady.size() / 3);
        this.first = steady.subList(0, third);
        this.last = steady.subList(steady.size() - third, steady.size());
    }

    /** How many commands wait for core banking at most as long as it is well. */
    static double usualWait(List<Sample> samples) {
        List<Sample> steady =
                samples.stream().filter(s -> s.period() == Period.STEADY).toList();
        return Numbers.median(steady, Judgement::waits) + MARKS;
    }

    static long waits(Sample sample) {
        return sample.lag("open-account");
    }

    Map<String, Object> figures() {
        figures.put("limit_per_second", Numbers.rounded(run.limit()));
        figures.put("rate_per_second", Numbers.rounded(run.rate()));
        figures.put("minutes", Numbers.rounded(run.plan().time().toMillis() / 60_000.0));
        memory();
        replies();
        lag();
        backPressure();
        return figures;
    }

    private void memory() {
        ToDoubleFunction<Sample> heap = sample -> sample.heap().orElse(0);
        flat("heap", collected(first), collected(last), heap, MEGABYTES);
        flat("resident", first, last, Sample::resident, 4 * MEGABYTES);
        flat("threads", first, last, Sample::threads, 10);
        flat("files", first, last, sample -> sample.files() - sample.underWay(), 50);
        figures.put("heap_mb_per_hour", Numbers.rounded(3600 * Numbers.slope(collected(steady), Sample::second, heap)));
        figures.put("broker_resident_mb", Math.round(Numbers.median(last, Sample::broker)));
    }

    private static List<Sample> collected(List<Sample> samples) {
        return samples.stream().filter(sample -> sample.heap().isPresent()).toList();
    }

    private void flat(
            String what, List<Sample> before, List<Sample> after, ToDoubleFunction<Sample> number, double some) {
        double start = Numbers.median(before, number);
        double end = Numbers.median(after, number);
        figures.put(what + "_first", Math.round(start));
        figures.put(what + "_last", Math.round(end));
        if (settled() && end > GROWN * start + some) {
            found.accept("%s grew from %.0f to %.0f under a steady load".formatted(what, start, end));
        }
    }

    private boolean settled() {
        return Period.STEADY.of(run.plan().time()).compareTo(SETTLED) >= 0;
    }

    private void replies() {
        double[] early = replies(first);
        double[] late = replies(last);
        double start = Numbers.at(early, 0.99);
        double end = Numbers.at(late, 0.99);
        figures.put("replies", replies(run.samples()).length);
        figures.put("reply_p50_ms", Math.round(Numbers.at(replies(steady), 0.5)));
        figures.put("reply_p99_first_ms", Math.round(start));
        figures.put("reply_p99_last_ms", Math.round(end));
        double slow = Numbers.at(replies(run.of(Period.SLOW)), 0.99);
        figures.put("reply_p99_slow_ms", Math.round(slow));
        if (Math.min(early.length, late.length) < ENOUGH_REPLIES) {
            return;
        }
        if (end > SLOWER * start) {
            found.accept("p99 of replies went from %.0f to %.0f ms under a steady load".formatted(start, end));
        }
        if (slow > SLOWER * start) {
            found.accept("p99 of replies went to %.0f ms while a vendor was slow".formatted(slow));
        }
    }

    private static double[] replies(List<Sample> samples) {
        double[] all = samples.stream()
                .flatMapToDouble(sample -> Arrays.stream(sample.replies()))
                .toArray();
        Arrays.sort(all);
        return all;
    }

    private void lag() {
        figures.put("lag_first", Math.round(Numbers.median(first, Sample::lagOfAll)));
        figures.put("lag_last", Math.round(Numbers.median(last, Sample::lagOfAll)));
        TreeSet<String> groups = new TreeSet<>(steady.getFirst().lag().keySet());
        for (String group : groups) {
            double start = Numbers.median(first, sample -> sample.lag(group));
            double end = Numbers.median(last, sample -> sample.lag(group));
            if (settled() && end > 2 * start + MARKS + 5 * run.rate()) { // five seconds of work
                found.accept("the lag of %s grew from %.0f to %.0f under a steady load".formatted(group, start, end));
            }
        }
    }

    private void backPressure() {
        List<Sample> slow = run.of(Period.SLOW);
        double most = Numbers.most(run.samples(), Judgement::waits);
        double usual = usualWait(run.samples());
        figures.put("usual_wait", Math.round(usual));
        figures.put("slow_call_ms", run.plan().slow());
        figures.put("slow_seconds", Period.SLOW.of(run.plan().time()).toSeconds());
        figures.put("slow_wait_most", Math.round(most));
        figures.put("slow_under_way_most", Math.round(Numbers.most(run.samples(), Sample::underWay)));
        double heap = Numbers.most(collected(slow), sample -> sample.heap().orElse(0));
        figures.put("slow_heap_most", Math.round(heap));
        figures.put("drained_seconds", Numbers.rounded(run.drained()));
        figures.put("handed_out_again", run.again());
        if (most <= usual) {
            found.accept("nothing waited while the vendor was slow: nothing has been shown");
        }
        if (run.drained() < 0) {
            found.accept("what waited for the slow vendor was not done when it was well again");
        }
        double before =
                Numbers.median(collected(steady), sample -> sample.heap().orElse(0));
        double pages = Numbers.most(slow, Sample::underWay) - Numbers.median(steady, Sample::underWay);
        if (heap > 1.25 * before + 2 * MEGABYTES + PAGE * Math.max(0, pages)) {
            found.accept("the heap went from %.0f to %.0f MB while a vendor was slow, with %.0f more pages open:"
                            .formatted(before, heap, pages)
                    + " something waited in memory");
        }
    }
}
