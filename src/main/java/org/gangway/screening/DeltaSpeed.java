// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How long it takes to find whom a change of lists touches among many customers, and to screen these. Half of the entries
 * are taken away and half are new, all of them real.
 */
final class DeltaSpeed {

    private static final int ENTRIES = 200;
    private static final int SAMPLE = 20_000;
    private static final double NANOS = 1e9;

    private DeltaSpeed() {}

    static void measure(GoalTable table, List<SanctionsList> lists, Goals.Plan plan) {
        InventedCustomers invented = new InventedCustomers(plan.data().resolve("negatives.csv"), plan.seed());
        SanctionsList largest = lists.stream()
                .max(Comparator.comparingInt(list -> list.persons().size()))
                .orElseThrow();
        List<ListedPerson> shuffled = new ArrayList<>(
                largest.persons().subList(1, largest.persons().size())); // a list has to find its first entry
        Collections.shuffle(shuffled, new Random(plan.seed()));
        int half = Math.min(ENTRIES, shuffled.size() / 2) / 2;
        Watchlist before = watchlist(lists, largest, shuffled.subList(0, half), plan.threshold());
        Watchlist after = watchlist(lists, largest, shuffled.subList(half, 2 * half), plan.threshold());
        CustomerNames customers = indexed(table, invented, plan.customers());
        ListChange change = changed(table, before, after, customers, invented);
        table.put(
                "delta_drifted",
                drifted(before, after, change, invented),
                "others of %,d whose hits are others, by the weight of words".formatted(SAMPLE),
                "",
                "");
    }

    private static CustomerNames indexed(GoalTable table, InventedCustomers invented, int count) {
        long began = System.nanoTime();
        CustomerNames customers = new CustomerNames(NameVariants.builtIn());
        for (int number = 0; number < count; number++) {
            customers.add(invented.person(number));
        }
        table.put("customers", (double) count, "customers, of invented people's names", "", "");
        table.put("customer_index_seconds", seconds(began), "to index them, one core", "", "");
        return customers;
    }

    private static ListChange changed(
            GoalTable table, Watchlist before, Watchlist after, CustomerNames customers, InventedCustomers invented) {
        long began = System.nanoTime();
        ListChange change = after.since(before);
        int[] near = customers.near(change);
        long touched = Arrays.stream(near)
                .parallel()
                .mapToObj(invented::person)
                .filter(change::touches)
                .map(after::find)
                .count();
        table.put(
                "delta_seconds",
                seconds(began),
                "list delta of %d: whom it touches, and what is found".formatted(change.entries()),
                "",
                "list delta of 200 against 1 M customers < 5 s");
        table.put("delta_looked_at", (double) near.length, "customers looked at closely", "", "");
        table.put("delta_touched", (double) touched, "customers it touches", "", "");
        return change;
    }

    /** Words weigh a little otherwise in other lists. Who is a hit of an unchanged entry only by that is found by a night. */
    private static double drifted(Watchlist before, Watchlist after, ListChange change, InventedCustomers invented) {
        return IntStream.range(0, SAMPLE)
                .parallel()
                .mapToObj(invented::person)
                .filter(person -> !change.touches(person))
                .filter(person -> !new HashSet<>(before.find(person).entries())
                        .equals(new HashSet<>(after.find(person).entries())))
                .count();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / NANOS;
    }

    private static Watchlist watchlist(
            List<SanctionsList> lists, SanctionsList altered, List<ListedPerson> without, double threshold) {
        List<SanctionsList> all = lists.stream()
                .map(list -> list == altered ? without(list, without) : list)
                .toList();
        return new Watchlist(Corpus.of(all), new Uniform(Bands.from(threshold)), ScreeningSettings.SHOWN);
    }

    /** Nothing else was decided. */
    private record Uniform(Bands bands) implements ScreeningRules {
        @Override
        public List<Exemption> exemptions(String customer) {
            return List.of();
        }

        @Override
        public String hashed(String personal) {
            return "";
        }
    }

    private static SanctionsList without(SanctionsList list, List<ListedPerson> without) {
        List<ListedPerson> persons = new ArrayList<>(list.persons());
        persons.removeAll(without);
        return new SanctionsList(list.name(), list.date(), list.hash() + without.hashCode(), persons);
    }
}
