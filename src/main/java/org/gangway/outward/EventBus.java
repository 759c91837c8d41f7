// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Sends events and looks at every entry of the answer. What failed goes again, without what arrived, in the same order,
 * with growing pauses, until the time is up. What arrived is remembered for a while: where the replies of a batch could
 * not be committed it is sent again, and EventBridge would give every entry to the bank a second time.
 */
final class EventBus {
    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);
    /** Codes that say the entry itself is wrong; with any other, another try can help. API reference, PutEventsResultEntry. */
    private static final Set<String> WRONG =
            Set.of("MalformedDetail", "InvalidArgument", "ValidationException", "RedactionFailure");

    /** About as many as one process sends in two minutes at its best; a repeat comes within seconds. */
    private static final int REMEMBERED = 100_000;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** What became of one event. */
    sealed interface Result {
        /** @param eventId EventBridge's own */
        record Arrived(String eventId) implements Result {}

        /** It will never be taken. */
        record Refused(String code) implements Result {}

        /** The time was up. */
        record Unsent(String code) implements Result {}
    }

    private final EventBridgeClient client;
    private final EventBridgeSettings settings;
    private final Pauses pauses;
    private final FailedEntries failed;
    private final Cache<String, Result.Arrived> arrived =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** Waiting, so that a test need not. */
    interface Pauses {
        /** Milliseconds of a clock that only goes forward. */
        long now();

        void pause(Duration time) throws InterruptedException;
    }

    EventBus(EventBridgeClient client, EventBridgeSettings settings, Pauses pauses, FailedEntries failed) {
        this.client = client;
        this.settings = settings;
        this.pauses = pauses;
        this.failed = failed;
    }

    /** @return a result for every event, by its id */
    Map<String, Result> put(List<CompletedEvent> events) {
        long end = pauses.now() + settings.limit().toMillis();
        Map<String, Result> results = new LinkedHashMap<>();
        List<CompletedEvent> left = sendable(events, results);
        Duration pause = FIRST_PAUSE;
        while (!left.isEmpty()) {
            left = attempt(left, results, end);
            if (left.isEmpty() || !waited(pause, end)) {
                break;
            }
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
        return results;
    }

    private List<CompletedEvent> sendable(List<CompletedEvent> events, Map<String, Result> results) {
        List<CompletedEvent> sendable = new ArrayList<>();
        for (CompletedEvent event : events) {
            Result.Arrived before = arrived.getIfPresent(event.id());
            if (before != null) {
                results.put(event.id(), before);
            } else if (settings.packing().takes(event.size(settings.source()))) {
                sendable.add(event);
            } else {
                results.put(event.id(), failed.counted(new Result.Refused("too-large")));
            }
        }
        return sendable;
    }

    /** @return those that did not arrive and may go again, in order */
    private List<CompletedEvent> attempt(List<CompletedEvent> events, Map<String, Result> results, long end) {
        List<CompletedEvent> again = new ArrayList<>();
        for (List<CompletedEvent> request : settings.packing().requests(events, e -> e.size(settings.source()))) {
            List<Result> answers = send(request, end);
            for (int i = 0; i < request.size(); i++) {
                CompletedEvent event = request.get(i);
                results.put(event.id(), failed.counted(answers.get(i)));
                switch (answers.get(i)) {
                    case Result.Arrived taken -> arrived.put(event.id(), taken);
                    case Result.Refused ignored -> {}
                    case Result.Unsent ignored -> again.add(event);
                }
            }
        }
        return again;
    }

    private List<Result> send(List<CompletedEvent> events, long end) {
        if (pauses.now() + settings.attempt().toMillis() > end) {
            return all(events, new Result.Unsent("time-is-up"));
        }
        try {
            PutEventsResponse response = client.putEvents(request -> request.entries(
                    events.stream().map(event -> event.entry(settings)).toList()));
            if (response.entries().size() != events.size()) {
                return all(events, new Result.Unsent("incomplete-answer"));
            }
            return response.entries().stream().map(EventBus::result).toList();
        } catch (AwsServiceException e) {
            return refused(events, code(e), end);
        } catch (SdkException e) {
            LOG.atWarn()
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .addKeyValue("entries", events.size())
                    .log(Announcements.UNANSWERED);
            return all(events, new Result.Unsent("unreachable"));
        }
    }

    /** A whole request is refused: one wrong entry must not take the others with it. */
    private List<Result> refused(List<CompletedEvent> events, String code, long end) {
        LOG.atWarn()
                .addKeyValue("code", code)
                .addKeyValue("entries", events.size())
                .log("a PutEvents request was refused");
        if (!WRONG.contains(code)) {
            return all(events, new Result.Unsent(code));
        }
        if (events.size() == 1) {
            return all(events, new Result.Refused(code));
        }
        return events.stream()
                .flatMap(event -> send(List.of(event), end).stream())
                .toList();
    }

    private static String code(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "status-" + e.statusCode() : details.errorCode();
    }

    private static List<Result> all(List<CompletedEvent> events, Result result) {
        return events.stream().map(event -> result).toList();
    }

    private static Result result(PutEventsResultEntry entry) {
        if (entry.errorCode() == null) {
            return new Result.Arrived(entry.eventId());
        }
        return WRONG.contains(entry.errorCode())
                ? new Result.Refused(entry.errorCode())
                : new Result.Unsent(entry.errorCode());
    }

    /** @return false if there is no time for a pause and another try */
    private boolean waited(Duration pause, long end) {
        if (pauses.now() + pause.toMillis() + settings.attempt().toMillis() > end) {
            return false;
        }
        try {
            pauses.pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
