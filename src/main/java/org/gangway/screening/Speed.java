// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Arrays;
import java.util.List;

/** How long lists take to be read and names to be screened. */
final class Speed {

    private static final double NANOS = 1e9;
    private static final double MICRO = 1e3;
    private static final double MEGA = 1e6;
    private static final int SINGLE = 4_000;

    private Speed() {}

    static void measure(
            GoalTable table, List<SanctionsList> lists, NameVariants variants, Measured measured, double threshold) {
        long began = System.nanoTime();
        Corpus corpus = Corpus.of(lists, variants);
        long names = lists.stream()
                .flatMap(list -> list.persons().stream())
                .mapToLong(person -> person.names().size())
                .sum();
        table.put("names", (double) names, "listed names, with invented ones", "", "");
        table.put("index_seconds", (System.nanoTime() - began) / NANOS, "to index them", "", "start < 10 s");
        table.put("heap_megabytes", heap(), "MB of heap with all lists", "", "start < 1 GB");
        began = System.nanoTime();
        Canary.checkAll(corpus);
        table.put("self_found_seconds", (System.nanoTime() - began) / NANOS, "to find each name by itself", "", "");
        List<Applicant> applicants = measured.applicants();
        double first = rate(corpus, applicants, threshold);
        double[] micros = single(corpus, applicants, threshold);
        table.put("p50_us", micros[micros.length / 2], "one search, warm, p50", "Watchman 2,300-2,600 us", "<= 150 us");
        table.put("p99_us", micros[micros.length * 99 / 100], "p99", "Watchman 46,000-51,000 us", "<= 1,000 us");
        table.put(
                "per_second",
                rate(corpus, applicants, threshold),
                "searches a second, all cores",
                "Watchman 116-119, logic-v2 41 without candidates",
                ">= 10,000");
        table.put("first_per_second", first, "the same with words that no search before had", "", "");
        int[] compared = compared(corpus, applicants, threshold);
        table.put("compared_p50", compared[compared.length / 2], "listed names compared in a search, p50", "", "");
        table.put("compared_p99", compared[compared.length * 99 / 100], "p99", "", "");
        table.put("processors", (double) Runtime.getRuntime().availableProcessors(), "cores", "", "");
    }

    /** In use, when what nobody needs any more is gone. */
    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGA;
    }

    private static int[] compared(Corpus corpus, List<Applicant> applicants, double threshold) {
        return applicants.parallelStream()
                .map(one -> corpus.candidates(one, NameTokens.of(one.name()), threshold))
                .mapToInt(List::size)
                .sorted()
                .toArray();
    }

    private static double[] single(Corpus corpus, List<Applicant> applicants, double threshold) {
        double[] micros = new double[Math.min(SINGLE, applicants.size())];
        for (int at = 0; at < micros.length; at++) {
            long began = System.nanoTime();
            corpus.hits(applicants.get(at), threshold);
            micros[at] = (System.nanoTime() - began) / MICRO;
        }
        Arrays.sort(micros);
        return micros;
    }

    private static double rate(Corpus corpus, List<Applicant> applicants, double threshold) {
        long began = System.nanoTime();
        applicants.parallelStream().forEach(applicant -> corpus.hits(applicant, threshold));
        return applicants.size() / ((System.nanoTime() - began) / NANOS);
    }
}
