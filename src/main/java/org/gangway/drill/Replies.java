// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long customers wait for the next question, from the answer that leads straight to it: no hand is in between. */
final class Replies {
    private static final Set<String> STRAIGHT = Set.of("given-name", "family-name", "birth-date", "nationality");

    private final Map<Customer, Long> said = new ConcurrentHashMap<>();
    private final Queue<Double> took = new ConcurrentLinkedQueue<>();

    /** A customer is about to answer the question of this step. */
    void said(Customer customer, String step) {
        if (STRAIGHT.contains(step)) {
            said.put(customer, System.nanoTime());
        }
    }

    void heard(Customer customer, JsonNode event) {
        Long since = said.remove(customer);
        if (since != null && event.path("kind").asText().equals("question")) {
            took.add((System.nanoTime() - since) / 1e6);
        }
    }

    /** Milliseconds of those that came since this was last asked. */
    List<Double> drain() {
        List<Double> since = new ArrayList<>();
        for (Double one = took.poll(); one != null; one = took.poll()) {
            since.add(one);
        }
        return since;
    }
}
