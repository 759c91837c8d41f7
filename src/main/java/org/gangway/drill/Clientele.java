// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The customers of a bank, on the topic {@code customers} as soon as there is a key for it; one of them changes every second. */
final class Clientele implements AutoCloseable {
    /** Has the name of somebody on the list that comes with Gangway, and never changes. */
    static final String NAMESAKE = "drill-0";

    private static final int COUNT = 24;
    /** Who are on that list at one time, and not at another. */
    private static final int CHANGING = 5;

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Map<String, String> LISTED = listedAs("Boris Grachevsky-Demo");
    private static final Map<String, String> HONEST =
            Map.of("name", "Clara Bergmann", "birthDate", "1990-05-07", "nationality", "AT");

    private final Map<String, Object> client;
    private final Path data;
    private final Set<String> listed = ConcurrentHashMap.newKeySet();
    private Optional<SealedCustomers> customers = Optional.empty();
    private final Rounds rounds;

    /** @param client how to reach the brokers @param data {@code gangway.data} */
    Clientele(Map<String, Object> client, Path data) {
        this.client = client;
        this.data = data;
        this.rounds = new Rounds(EVERY, this::work);
    }

    /** Who has a hit, but for exemptions. */
    Set<String> listed() {
        return Set.copyOf(listed);
    }

    /** Somebody on the list that comes with Gangway. @param name as it is there, or nearly */
    static Map<String, String> listedAs(String name) {
        return Map.of("name", name, "birthDate", "1961-03-14", "nationality", "BY");
    }

    private void work(int before) throws InterruptedException {
        if (customers.isPresent()) {
            String number = number(1 + before % CHANGING);
            put(customers.get(), number, !listed.contains(number));
            return;
        }
        customers = SealedCustomers.of(client, data);
        if (customers.isPresent()) {
            for (int i = 0; i < COUNT; i++) {
                put(customers.get(), number(i), number(i).equals(NAMESAKE));
            }
        }
    }

    private static String number(int i) {
        return "drill-" + i;
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
        rounds.close();
        customers.ifPresent(SealedCustomers::close);
    }
}
