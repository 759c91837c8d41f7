// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.gangway.aws.AwsEndpoint;
import org.gangway.aws.LocalStack;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.outward.Announcements.Announced;
import org.gangway.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Against LocalStack, which has EventBridge's size limit: what a rule put on a queue is counted there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PutEventsIT {
    private static final String BUS = "onboarding";

    private final LocalStack aws = LocalStack.start();
    private final EventBridgeClient client = aws.client(EventBridgeClient.builder());
    private final SqsClient queues = aws.client(SqsClient.builder());
    private String queue = "";
    private Path bankKey = Path.of("");

    @BeforeAll
    void connect(@TempDir Path folder) throws Exception {
        bankKey = Files.writeString(
                folder.resolve("bank.jwk.json"),
                new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString());
        client.createEventBus(bus -> bus.name(BUS));
        queue = queues.createQueue(q -> q.queueName("bank")).queueUrl();
        String arn = queues.getQueueAttributes(q -> q.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        client.putRule(rule -> rule.name("completed")
                .eventBusName(BUS)
                .eventPattern("{\"detail-type\":[\"org.gangway.onboarding.completed.v1\"]}"));
        client.putTargets(target -> target.rule("completed")
                .eventBusName(BUS)
                .targets(Target.builder().id("queue").arn(arn).build()));
    }

    @AfterAll
    void stop() {
        client.close();
        queues.close();
        aws.close();
    }

    @Test
    void everyCaseOfEveryBatchArrivesOnceOnTheQueueOfARule() {
        Announcements events = announcements(settings("org.gangway", 262_144));
        List<Announced> announced = events.announce(Batches.of("approved", 10));

        assertThat(announced)
                .hasSize(10)
                .allSatisfy(one -> assertThat(one.record().kind()).isEqualTo(Reply.Kind.DONE));
        List<JsonNode> received = receive(10);
        assertThat(received)
                .extracting(event ->
                        event.path("detail").path("data").path("caseId").asText())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).mapToObj(Batches::caseId).toList());
        assertThat(received)
                .extracting(event -> event.path("id").asText())
                .containsExactlyInAnyOrderElementsOf(
                        announced.stream().map(PutEventsIT::eventId).toList());
        assertThat(received.toString()).doesNotContain("ada@example.org");
    }

    @Test
    void ofABatchWithAMalformedEntryTheOthersArrive() {
        EventBridgeSettings settings = settings("org.gangway", 262_144);
        EventBus bus = new EventBus(
                client, settings, new OutwardConfiguration.RealPauses(), new FailedEntries(new SimpleMeterRegistry()));
        Map<String, EventBus.Result> results = bus.put(List.of(
                event("good-1", "{\"id\":\"good-1\"}"),
                event("bad", "{not json"),
                event("good-2", "{\"id\":\"good-2\"}")));

        assertThat(results.get("bad")).isEqualTo(new EventBus.Result.Refused("MalformedDetail"));
        assertThat(results.get("good-1")).isInstanceOf(EventBus.Result.Arrived.class);
        assertThat(receive(2))
                .extracting(event -> event.path("detail").path("id").asText())
                .containsExactlyInAnyOrder("good-1", "good-2");
    }

    @Test
    void eventsThatReachTheLimitTogetherAreSplitSoThatTheEmulatorTakesThem() {
        EventBridgeSettings settings = settings("org.gangway", 262_144);
        EventBus bus = new EventBus(
                client, settings, new OutwardConfiguration.RealPauses(), new FailedEntries(new SimpleMeterRegistry()));
        String padding = "x".repeat(100_000);
        List<CompletedEvent> large = IntStream.range(0, 4)
                .mapToObj(i -> event("large-" + i, "{\"id\":\"large-" + i + "\",\"padding\":\"" + padding + "\"}"))
                .toList();

        assertThat(bus.put(large).values()).allSatisfy(r -> assertThat(r).isInstanceOf(EventBus.Result.Arrived.class));
        assertThat(receive(4))
                .extracting(event -> event.path("detail").path("id").asText())
                .containsExactlyInAnyOrder("large-0", "large-1", "large-2", "large-3");
    }

    @Test
    void theEmulatorHoldsTheLimitThatThePackingKeeps() {
        EventBridgeSettings tooMuch = settings("org.gangway", 1_000_000);
        EventBus bus = new EventBus(
                client, tooMuch, new OutwardConfiguration.RealPauses(), new FailedEntries(new SimpleMeterRegistry()));
        Map<String, EventBus.Result> results =
                bus.put(List.of(event("huge", "{\"padding\":\"" + "x".repeat(300_000) + "\"}")));
        assertThat(results.get("huge")).isInstanceOf(EventBus.Result.Refused.class);
    }

    private static String eventId(Announced announced) {
        return announced.record().facts().get("event-id") instanceof Value.Open open ? open.text() : "";
    }

    private static CompletedEvent event(String id, String detail) {
        return new CompletedEvent(id, java.time.Instant.parse("2026-11-23T10:00:00Z"), detail);
    }

    private Announcements announcements(EventBridgeSettings settings) {
        return OutwardBeans.events(client, settings, bankKey, Batches.opener());
    }

    private EventBridgeSettings settings(String source, int bytes) {
        return new EventBridgeSettings(
                aws.endpoint(),
                AwsEndpoint.REGION.id(),
                EventBridgeSettings.Credentials.NONE,
                BUS,
                source,
                10,
                bytes,
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5));
    }

    /** Waits for so many, and that no more come with them. */
    private List<JsonNode> receive(int count) {
        List<JsonNode> received = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            received.addAll(poll());
            return received.size() >= count;
        });
        received.addAll(poll());
        return received;
    }

    private List<JsonNode> poll() {
        List<JsonNode> events = new ArrayList<>();
        for (Message message : queues.receiveMessage(
                        r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages()) {
            events.add(Json.read(message.body().getBytes(UTF_8), JsonNode.class));
            queues.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
        return events;
    }
}
