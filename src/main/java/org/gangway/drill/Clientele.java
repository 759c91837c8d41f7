// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The customers of a bank, on the topic {@code customers} as soon as there is a key for it; one of them changes every second. */
final class Clientele implements AutoCloseable {
    /** Has the name of somebody on the list that comes with Gangway, and never changes. */
    static final String NAMESAKE = "drill-0";

    private static final int COUNT = 24;
    /** Who are on that list at one time, and not at another. */
    private static final int CHANGING = 5;

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Map<String, String> LISTED =
            Map.of("name", "Boris Grachevsky-Demo", "birthDate", "1961-03-14", "nationality", "BY");
    private static final Map<String, String> HONEST =
            Map.of("name", "Clara Bergmann", "birthDate", "1990-05-07", "nationality", "AT");

    private final Map<String, Object> client;
    private final Path data;
    private final Set<String> listed = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    /** @param client how to reach the brokers @param data {@code gangway.data} */
    Clientele(Map<String, Object> client, Path data) {
        this.client = client;
        this.data = data;
        this.thread = Thread.ofPlatform().daemon().name("clientele").start(this::work);
    }

    /** Who has a hit, but for exemptions. */
    Set<String> listed() {
        return Set.copyOf(listed);
    }

    private void work() {
        try {
            Optional<SealedCustomers> there = SealedCustomers.of(client, data);
            while (there.isEmpty() && !isOver()) {
                there = SealedCustomers.of(client, data);
            }
            if (there.isPresent()) {
                try (SealedCustomers customers = there.get()) {
                    fill(customers);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver() throws InterruptedException {
        return over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void fill(SealedCustomers customers) throws InterruptedException {
        List<String> numbers =
                IntStream.range(0, COUNT).mapToObj(i -> "drill-" + i).toList();
        for (String number : numbers) {
            put(customers, number, number.equals(NAMESAKE));
        }
        for (int i = 0; !isOver(); i++) {
            String number = numbers.get(1 + i % CHANGING);
            put(customers, number, !listed.contains(number));
        }
    }

    private void put(SealedCustomers customers, String number, boolean hit) throws InterruptedException {
        customers.put(number, hit ? LISTED : HONEST);
        if (hit) {
            listed.add(number);
        } else {
            listed.remove(number);
        }
    }

    /** Returns when nobody changes any more. */
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }
}
