// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * From a customer's HTTP request to the answer's server-sent event, messages coming at a steady rate whether or not the
 * one before is answered: what waits is counted from when it should have been sent.
 */
final class ReplyLatency {
    private static final int MESSAGES_OF_A_CONVERSATION = 6;

    private final int port;
    private final int rate;

    ReplyLatency(int port, int rate) {
        this.port = port;
        this.rate = rate;
    }

    /** Milliseconds, sorted. */
    record Millis(double[] sorted) {
        /** @param share between 0 and 1 */
        double at(double share) {
            return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
        }
    }

    Millis measure(int messages) throws InterruptedException {
        ConcurrentLinkedQueue<Double> took = new ConcurrentLinkedQueue<>();
        List<ChatPage> pages = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newBuilder()
                        .executor(threads)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build()) {
            int conversations = Math.ceilDiv(messages, MESSAGES_OF_A_CONVERSATION);
            for (int i = 0; i < conversations; i++) {
                pages.add(ChatPage.open(http, port, threads));
            }
            long began = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                long due = began + i * 1_000_000_000L / rate;
                LockSupport.parkNanos(due - System.nanoTime());
                ChatPage page = pages.get(i % conversations);
                threads.execute(() -> took.add((page.say() - due) / 1e6));
            }
            await(took, messages);
            pages.forEach(ChatPage::close);
            http.shutdownNow();
        }
        double[] sorted = took.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Millis(sorted);
    }

    private static void await(ConcurrentLinkedQueue<Double> took, int messages) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (took.size() < messages && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        if (took.size() < messages) {
            throw new IllegalStateException((messages - took.size()) + " of " + messages + " messages had no answer");
        }
    }
}
