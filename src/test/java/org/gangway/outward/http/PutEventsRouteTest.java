// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.gangway.casefile.Reply;
import org.gangway.outward.Batches;
import org.gangway.outward.EventBridgeSettings;
import org.gangway.outward.OutwardBeans;
import org.gangway.sandbox.SandboxFixture;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The route that sends batches, its reply kamelet included, with mocks for Kafka. */
class PutEventsRouteTest {
    private final SandboxFixture box;
    private final EventBridgeClient client;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    PutEventsRouteTest(@TempDir Path data) throws Exception {
        box = new SandboxFixture(data);
        EventBridgeSettings settings = OutwardBeans.eventBridge(box.url("/eventbridge"), Duration.ofSeconds(3));
        client = OutwardBeans.client(settings);
        Path key = data.resolve("keys/public/bank.jwk.json");
        camel.getRegistry().bind("events", OutwardBeans.events(client, settings, key, Batches.opener()));
        camel.addComponent("kafka", new MockKafka());
        camel.getComponent("kamelet", KameletComponent.class)
                .setLocation("classpath:outward-kamelets,classpath:routes/platform");
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel)
                        .resolveResource("classpath:routes/platform/put-events.camel.yaml"));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        client.close();
        box.close();
    }

    @Test
    void everyCaseGetsAReplyUnderItsConversation() {
        MockEndpoint replies = endpoint("kafka:gangway.replies");
        camel.createProducerTemplate()
                .sendBodyAndHeader("direct:batches", Batches.of("approved", 3), "other", "header");

        List<Message> sent = replies.getExchanges().stream()
                .map(org.apache.camel.Exchange::getMessage)
                .toList();
        assertThat(sent)
                .extracting(m -> m.getHeader("kafka.KEY", String.class))
                .containsExactly("conversation-0", "conversation-1", "conversation-2");
        ReplyRecord reply = Json.read(sent.get(1).getBody(byte[].class), ReplyRecord.class);
        assertThat(reply.kind()).isEqualTo(Reply.Kind.DONE);
        assertThat(reply.caseId()).isEqualTo(Batches.caseId(1));
        assertThat(sent.get(1).getHeaders())
                .containsEntry(Headers.CE_ID, reply.commandId() + ".1")
                .containsEntry(Headers.CE_TYPE, Headers.STEP_REPLIED)
                .containsEntry(Headers.DELIVERY, "1")
                .doesNotContainKey("other");
        assertThat(java.time.OffsetDateTime.parse(sent.get(1).getHeader(Headers.CE_TIME, String.class)))
                .isNotNull();
        assertThat(box.distinct("events")).isEqualTo(3);
    }

    @Test
    void aBatchThatIsNotOneIsParkedAndNobodyIsAnswered() {
        MockEndpoint replies = endpoint("kafka:gangway.replies");
        camel.createProducerTemplate().sendBody("direct:batches", "{}".getBytes(UTF_8));
        assertThat(endpoint("mock:dead-letter").getExchanges()).hasSize(1);
        assertThat(replies.getExchanges()).isEmpty();
    }

    /** Its endpoints are mocks, whatever they are told. */
    private static final class MockKafka extends KafkaComponent {
        @Override
        public Endpoint createEndpoint(String uri, Map<String, Object> properties) {
            return new MockEndpoint(uri, new MockComponent(getCamelContext()));
        }
    }

    /** The endpoint whose address begins so; its parameters are Kafka's. */
    private MockEndpoint endpoint(String address) {
        return camel.getEndpoints().stream()
                .filter(e -> e.getEndpointUri().replace("//", "").startsWith(address))
                .map(MockEndpoint.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
