// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.gangway.screening.CustomerNames;
import org.gangway.screening.ListChange;
import org.gangway.screening.Person;
import org.jspecify.annotations.Nullable;

/**
 * Which customers there are on the partitions of this instance, where the newest record of each is, and the words of their
 * names. For one thread.
 */
final class Customers {

    /** So many numbers may be nobody's before the index is made anew. */
    private static final int SPARE = 100_000;

    private static final int NOBODY = -1;

    /** Where a customer's newest record is. @param number in the index of names */
    private record Entry(int partition, long offset, int number) {}

    /** Whom a change can touch, for as long as nobody changes. */
    private record Near(ListChange change, List<Entry> found) {}

    private final CustomerNames names;
    private final Map<String, Entry> byId = new HashMap<>();
    private final List<@Nullable Entry> byNumber = new ArrayList<>();
    private @Nullable Near near;

    Customers(CustomerNames names) {
        this.names = names;
    }

    /** @param person nobody where the record cannot be read */
    void put(String customer, int partition, long offset, Optional<Person> person) {
        remove(customer);
        near = null;
        int number = person.map(names::add).orElse(NOBODY);
        Entry entry = new Entry(partition, offset, number);
        byId.put(customer, entry);
        if (number != NOBODY) {
            byNumber.add(entry);
        }
    }

    void remove(String customer) {
        Entry old = byId.remove(customer);
        if (old != null && old.number != NOBODY) {
            byNumber.set(old.number, null);
            names.remove(old.number);
        }
    }

    void leave(int partition) {
        on(partition).forEach(this::remove);
    }

    /** Numbers of the customers on a partition. */
    List<String> on(int partition) {
        return byId.entrySet().stream()
                .filter(customer -> customer.getValue().partition == partition)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Where the newest record of a customer is, if it is on this partition. */
    Optional<Long> offset(String customer, int partition) {
        return Optional.ofNullable(byId.get(customer))
                .filter(entry -> entry.partition == partition)
                .map(Entry::offset);
    }

    /** Offsets of the customers on a partition whom the change can touch. */
    NavigableSet<Long> near(ListChange change, int partition) {
        NavigableSet<Long> offsets = new TreeSet<>();
        near(change).stream().filter(entry -> entry.partition == partition).forEach(entry -> offsets.add(entry.offset));
        return offsets;
    }

    /** One change is asked about for each partition. */
    private List<Entry> near(ListChange change) {
        Near known = near;
        if (known == null || known.change != change) {
            List<Entry> found = Arrays.stream(names.near(change))
                    .mapToObj(byNumber::get)
                    .filter(Objects::nonNull)
                    .toList();
            known = new Near(change, found);
            near = known;
        }
        return known.found;
    }

    int size() {
        return byId.size();
    }

    /** Whether most of what it holds is of customers who have changed or are gone. */
    boolean worn() {
        return byNumber.size() > 2 * byId.size() + SPARE;
    }
}
