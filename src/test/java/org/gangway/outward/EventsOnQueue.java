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

/** What every emulator of EventBridge must show: what a rule put on a queue is counted there, not what was sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventsOnQueue {
    private static final String BUS = "onboarding";

    private final AwsEndpoint aws;
    final EventBridgeClient client;
    private final SqsClient queues;
    private String queue = "";
    private Path bankKey = Path.of("");

    EventsOnQueue(AwsEndpoint aws) {
        this.aws = aws;
        this.client = aws.client(EventBridgeClient.builder());
        this.queues = aws.client(SqsClient.builder());
    }

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
                        announced.stream().map(EventsOnQueue::eventId).toList());
        assertThat(received.toString()).doesNotContain("ada@example.org");
    }

    @Test
    void ofABatchWithAMalformedEntryTheOthersArrive() {
        EventBridgeSettings settings = settings("org.gangway", 262_144);
        EventBus bus = bus(settings);
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

    private static String eventId(Announced announced) {
        return announced.record().facts().get("event-id") instanceof Value.Open open ? open.text() : "";
    }

    static CompletedEvent event(String id, String detail) {
        return new CompletedEvent(id, java.time.Instant.parse("2026-11-23T10:00:00Z"), detail);
    }

    private Announcements announcements(EventBridgeSettings settings) {
        return OutwardBeans.events(client, settings, bankKey, Batches.opener());
    }

    EventBridgeSettings settings(String source, int bytes) {
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
    List<JsonNode> receive(int count) {
        List<JsonNode> received = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            received.addAll(poll());
            return received.size() >= count;
        });
        received.addAll(poll());
        return received;
    }

    List<JsonNode> poll() {
        List<JsonNode> events = new ArrayList<>();
        for (Message message : queues.receiveMessage(
                        r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages()) {
            events.add(Json.read(message.body().getBytes(UTF_8), JsonNode.class));
            queues.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
        return events;
    }

    EventBus bus(EventBridgeSettings settings) {
        return new EventBus(
                client, settings, new OutwardConfiguration.RealPauses(), new FailedEntries(new SimpleMeterRegistry()));
    }
}
