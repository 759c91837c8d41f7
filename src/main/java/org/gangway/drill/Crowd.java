// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All customers of a drill, and what they have heard. */
final class Crowd implements AutoCloseable {
    private final Customer.Supply supply;
    private final Map<String, Customer> byCase = new ConcurrentHashMap<>();
    private final Map<Customer, String> caseOf = new ConcurrentHashMap<>();
    private final Set<Customer> ended = ConcurrentHashMap.newKeySet();
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();
    private List<Course> mix = Course.MIX;
    private Optional<CountDownLatch> thinking = Optional.empty();

    Crowd(Customer.Supply supply) {
        this.supply = supply;
    }

    /** From now on customers come in this order, again and again. */
    void mix(List<Course> courses) {
        mix = courses;
    }

    /** One more customer comes. */
    void comes() {
        int number = customers.size();
        Customer customer = new Customer(
                supply, number, mix.get(number % mix.size()), thinking.filter(half -> number % 2 == 0), this::seen);
        customers.add(customer);
        threads.add(Thread.ofVirtual().start(() -> walk(customer)));
    }

    /** Half of those who come from now on stop in the middle of their case, until {@link #goOn}. */
    void think() {
        thinking = Optional.of(new CountDownLatch(1));
    }

    void goOn() {
        thinking.ifPresent(CountDownLatch::countDown);
        thinking = Optional.empty();
    }

    int size() {
        return customers.size();
    }

    /** How many know of their case. */
    int opened() {
        return caseOf.size();
    }

    int farewells() {
        return ended.size();
    }

    /** How many customers of these courses there are. */
    long count(Predicate<Course> which) {
        return customers.stream().map(Customer::course).filter(which).count();
    }

    /** How many customers of these courses have had no farewell yet. */
    long waiting(Predicate<Course> which) {
        return customers.stream()
                .filter(customer -> !ended.contains(customer) && which.test(customer.course()))
                .count();
    }

    /** Cases of customers of this course. */
    Set<String> cases(Course course) {
        return byCase.entrySet().stream()
                .filter(one -> one.getValue().course() == course)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How the cases that customers have heard of must end. */
    Map<String, String> expected() {
        Map<String, String> expected = new ConcurrentHashMap<>();
        byCase.forEach((caseId, customer) -> expected.put(caseId, customer.course().outcome));
        return expected;
    }

    /** From the earliest to the latest opening of a case, as the application's clock said: it is part of a case's id. */
    Duration openings() {
        LongSummaryStatistics opened = byCase.keySet().stream()
                .mapToLong(caseId -> Long.parseLong(caseId.substring(caseId.lastIndexOf('-') + 1)))
                .summaryStatistics();
        return opened.getCount() == 0 ? Duration.ZERO : Duration.ofMillis(opened.getMax() - opened.getMin());
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    private void walk(Customer customer) {
        try {
            customer.walk();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            findings.add("a customer could not go on: "
                    + (e instanceof DrillFailed ? e.getMessage() : e.getClass().getSimpleName()));
        }
    }

    private void seen(Customer customer, String caseId, boolean farewell) {
        byCase.put(caseId, customer);
        String before = caseOf.put(customer, caseId);
        if (before != null && !before.equals(caseId)) {
            findings.add("case " + caseId + " opened for a conversation that had case " + before);
        }
        if (farewell) {
            ended.add(customer);
        }
    }

    @Override
    public String toString() {
        return size() + " customers, " + farewells() + " farewells";
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
