// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gangway.outward.EventBus.Result;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventBusTest {
    private static final List<CompletedEvent> FOUR =
            IntStream.range(0, 4).mapToObj(EventBusTest::event).toList();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Endpoint endpoint = new Endpoint();
    private final EventBus bus = new EventBus(
            endpoint, OutwardBeans.eventBridge(null, Duration.ofSeconds(9)), endpoint, new FailedEntries(meters));

    @Test
    void whatArrivesIsSentOnceInOneRequest() {
        assertThat(bus.put(FOUR)).containsOnlyKeys("e0", "e1", "e2", "e3").allSatisfy((id, result) -> assertThat(result)
                .isEqualTo(new Result.Arrived("aws-" + id)));
        assertThat(endpoint.requests).containsExactly(List.of("e0", "e1", "e2", "e3"));
    }

    @Test
    void whatArrivedIsNotSentAgainWithItsBatch() {
        bus.put(FOUR.subList(0, 3));
        assertThat(bus.put(FOUR)).containsOnlyKeys("e0", "e1", "e2", "e3").allSatisfy((id, result) -> assertThat(result)
                .isEqualTo(new Result.Arrived("aws-" + id)));
        assertThat(endpoint.requests).containsExactly(List.of("e0", "e1", "e2"), List.of("e3"));
    }

    @Test
    void onlyWhatFailedGoesAgainAndInOrder() {
        endpoint.answer(failing("ThrottlingException", "e1", "e3")).answer(failing("InternalFailure", "e3"));
        assertThat(bus.put(FOUR).values())
                .allSatisfy(result -> assertThat(result).isInstanceOf(Result.Arrived.class));
        assertThat(endpoint.requests)
                .containsExactly(List.of("e0", "e1", "e2", "e3"), List.of("e1", "e3"), List.of("e3"));
        assertThat(endpoint.pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void everyEntryThatWasNotTakenIsCountedAtEveryTry() {
        endpoint.answer(failing("ThrottlingException", "e1", "e3")).answer(failing("MalformedDetail", "e3"));
        bus.put(FOUR);
        assertThat(failed("unavailable")).isEqualTo(2);
        assertThat(failed("malformed")).isEqualTo(1);
    }

    private double failed(String verdict) {
        return meters.get("gangway.batch.entries.failed")
                .tag("verdict", verdict)
                .counter()
                .count();
    }

    @Test
    void aWrongEntryIsRefusedAtOnceAndDoesNotHoldUpTheOthers() {
        endpoint.answer(failing("MalformedDetail", "e2"));
        Map<String, Result> results = bus.put(FOUR);
        assertThat(results.get("e2")).isEqualTo(new Result.Refused("MalformedDetail"));
        assertThat(results.get("e3")).isEqualTo(new Result.Arrived("aws-e3"));
        assertThat(endpoint.requests).hasSize(1);
    }

    @Test
    void aThrottledRequestGoesAgainWhole() {
        endpoint.answer(refusing("ThrottlingException")).answer(refusing("ThrottlingException"));
        assertThat(bus.put(FOUR).values())
                .allSatisfy(result -> assertThat(result).isInstanceOf(Result.Arrived.class));
        assertThat(endpoint.requests).hasSize(3);
    }

    @Test
    void eachRequestThatIsNotAnsweredIsALineOfTheLog() {
        endpoint.answer(ids -> {
            throw SdkClientException.create("read timed out");
        });
        Logger logger = (Logger) LoggerFactory.getLogger(EventBus.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            assertThat(bus.put(FOUR).values())
                    .allSatisfy(result -> assertThat(result).isInstanceOf(Result.Arrived.class));
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list).extracting(ILoggingEvent::getMessage).containsExactly(Announcements.UNANSWERED);
    }

    @Test
    void aRequestThatIsRefusedAsWrongIsTakenApart() {
        endpoint.answer(refusing("ValidationException"))
                .answer(request -> arrived(request))
                .answer(refusing("ValidationException"));
        Map<String, Result> results = bus.put(FOUR);
        assertThat(results.get("e1")).isEqualTo(new Result.Refused("ValidationException"));
        assertThat(results.values().stream().filter(Result.Arrived.class::isInstance))
                .hasSize(3);
        assertThat(endpoint.requests)
                .containsExactly(
                        List.of("e0", "e1", "e2", "e3"), List.of("e0"), List.of("e1"), List.of("e2"), List.of("e3"));
    }

    @Test
    void whatIsUnsentWhenTheTimeIsUpIsUnsentAndNothingElseIs() {
        endpoint.always(failing("ThrottlingException", "e1"));
        Map<String, Result> results = bus.put(FOUR);
        assertThat(results.get("e1")).isEqualTo(new Result.Unsent("ThrottlingException"));
        assertThat(results.get("e0")).isEqualTo(new Result.Arrived("aws-e0"));
        assertThat(endpoint.now).isLessThanOrEqualTo(9_000);
        assertThat(endpoint.requests.size()).isBetween(4, 10);
    }

    @Test
    void anEndpointThatCannotBeReachedLeavesEverythingUnsentInTime() {
        endpoint.always(request -> {
            endpoint.now += 2_000;
            throw SdkClientException.create("no route to host");
        });
        assertThat(bus.put(FOUR).values())
                .allSatisfy(result -> assertThat(result).isEqualTo(new Result.Unsent("unreachable")));
        assertThat(endpoint.now).isLessThanOrEqualTo(9_000);
    }

    @Test
    void anAnswerThatLeavesEntriesOutProvesNothing() {
        endpoint.answer(request -> PutEventsResponse.builder()
                .failedEntryCount(0)
                .entries(PutEventsResultEntry.builder().eventId("one").build())
                .build());
        assertThat(bus.put(FOUR))
                .allSatisfy((id, result) -> assertThat(result).isEqualTo(new Result.Arrived("aws-" + id)));
        assertThat(endpoint.requests).hasSize(2);
    }

    @Test
    void anEventTooLargeForAnyRequestIsRefusedAlone() {
        CompletedEvent large = new CompletedEvent("large", Instant.EPOCH, "x".repeat(262_144));
        Map<String, Result> results = bus.put(List.of(event(0), large, event(1)));
        assertThat(results.get("large")).isEqualTo(new Result.Refused("too-large"));
        assertThat(endpoint.requests).containsExactly(List.of("e0", "e1"));
    }

    @Test
    void eventsThatDoNotFitTogetherGoInSeveralRequests() {
        List<CompletedEvent> large = IntStream.range(0, 3)
                .mapToObj(i ->
                        new CompletedEvent("e" + i, Instant.EPOCH, "{\"id\":\"e" + i + "\"}" + " ".repeat(100_000)))
                .toList();
        bus.put(large);
        assertThat(endpoint.requests).containsExactly(List.of("e0", "e1"), List.of("e2"));
    }

    private static CompletedEvent event(int number) {
        return new CompletedEvent("e" + number, Instant.EPOCH, "{\"id\":\"e" + number + "\"}");
    }

    private static Function<List<String>, PutEventsResponse> failing(String code, String... ids) {
        return request -> PutEventsResponse.builder()
                .failedEntryCount(ids.length)
                .entries(request.stream()
                        .map(id -> Arrays.asList(ids).contains(id)
                                ? PutEventsResultEntry.builder().errorCode(code).build()
                                : PutEventsResultEntry.builder()
                                        .eventId("aws-" + id)
                                        .build())
                        .toList())
                .build();
    }

    private static PutEventsResponse arrived(List<String> request) {
        return failing("none").apply(request);
    }

    private static Function<List<String>, PutEventsResponse> refusing(String code) {
        return request -> {
            throw EventBridgeException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                    .statusCode(400)
                    .build();
        };
    }

    /** An endpoint that answers as told, and a clock that only its pauses move. */
    private static final class Endpoint implements EventBridgeClient, EventBus.Pauses {
        private final Deque<Function<List<String>, PutEventsResponse>> answers = new ArrayDeque<>();
        private Function<List<String>, PutEventsResponse> otherwise = EventBusTest::arrived;
        private final List<List<String>> requests = new ArrayList<>();
        private final List<Duration> pauses = new ArrayList<>();
        private long now;

        Endpoint answer(Function<List<String>, PutEventsResponse> answer) {
            answers.add(answer);
            return this;
        }

        void always(Function<List<String>, PutEventsResponse> answer) {
            otherwise = answer;
        }

        @Override
        public PutEventsResponse putEvents(PutEventsRequest request) {
            List<String> ids = request.entries().stream()
                    .map(PutEventsRequestEntry::detail)
                    .map(detail -> detail.substring(7, 9))
                    .toList();
            requests.add(ids);
            return answers.isEmpty() ? otherwise.apply(ids) : answers.remove().apply(ids);
        }

        @Override
        public long now() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            pauses.add(time);
            now += time.toMillis();
        }

        @Override
        public String serviceName() {
            return "events";
        }

        @Override
        public void close() {}
    }
}
