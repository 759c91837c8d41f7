// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process at one point, without a word to anybody, as SIGKILL does. Public, as are its methods, because the code
 * that {@link Traps} sets into classes of other packages calls them.
 */
public final class Tripwire {
    /** The status of a process that ended at its point. */
    static final int STATUS = 99;

    private static final String PREFIX = "gangway.";

    /** Acts by the topic that they write to, where the topic alone tells. */
    private static final Map<String, String> BY_TOPIC = Map.ofEntries(
            Map.entry("chat.received", "take-message"),
            Map.entry("events", "journal-event"),
            Map.entry("cases", "show-case"),
            Map.entry("chat.outgoing", "say-to-customer"),
            Map.entry("review.commands", "ask-reviewers"),
            Map.entry("outcomes", "conclude"),
            Map.entry("process-cases-changelog", "store-case"),
            Map.entry("packer-batch-changelog", "hold-announcement"),
            Map.entry("eventbridge.batches", "pack-batch"),
            Map.entry("rescreenings", "put-result"),
            Map.entry("rescreening.runs", "mark-run"),
            Map.entry("rescreening.opened", "open-hit"),
            Map.entry("screening.exemptions", "change-exemption"),
            Map.entry("screening.bands", "change-bands"));

    /** Those whose records come and go: what a record is, and what a tombstone. */
    private static final Map<String, List<String>> COME_AND_GO = Map.of(
            "process-case-keys-changelog", List.of("store-case-key", "tombstone-case-key"),
            "open-faces", List.of("keep-face", "forget-face"),
            "rescreening.hits", List.of("put-hit", "clear-hit"));

    /** Parts of the ids of clients, by who writes. */
    private static final Map<String, String> WRITERS = Map.of(
            PREFIX + "hands-", "hand",
            PREFIX + "process-", "process",
            PREFIX + "packer-", "packer",
            PREFIX + "rescreening-", "rescreening");

    private static volatile String armed = "";
    private static final AtomicInteger LEFT = new AtomicInteger();

    private Tripwire() {}

    /** @param nth at which passing of the point to end */
    static void arm(String point, int nth) {
        LEFT.set(nth);
        armed = point;
    }

    public static void record(String side, String client, ProducerRecord<?, ?> sent) {
        pass(side, actOf(sent, client));
    }

    public static void transaction(String side, String client, String method) {
        pass(side, writer(client) + (method.equals("commitTransaction") ? "-commit" : "-offsets"));
    }

    /** The node's id is that of the act; routes' ids go before it. */
    public static void call(String side, Exchange exchange) {
        String node = Objects.requireNonNullElse(exchange.getExchangeExtension().getHistoryNodeId(), "");
        pass(side, node.substring(node.lastIndexOf('.') + 1));
    }

    public static void method(String side, String place) {
        pass(side, Traps.act(place));
    }

    private static @Nullable String actOf(ProducerRecord<?, ?> sent, String client) {
        String topic = sent.topic().startsWith(PREFIX) ? sent.topic().substring(PREFIX.length()) : sent.topic();
        List<String> acts = COME_AND_GO.get(topic);
        if (acts != null) {
            return acts.get(sent.value() == null ? 1 : 0);
        }
        if (topic.equals("replies")) {
            return switch (writer(client)) {
                case "process" -> "pass-deadline";
                case "hand" -> "put-reply";
                default -> Topics.isReport(sent.headers()) ? "take-report" : "take-vote";
            };
        }
        return topic.endsWith(".commands") && !topic.startsWith("review.") ? "issue-command" : BY_TOPIC.get(topic);
    }

    private static String writer(String client) {
        return WRITERS.entrySet().stream()
                .filter(writer -> client.contains(writer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static void pass(String side, @Nullable String act) {
        if (armed.equals(side + act) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
