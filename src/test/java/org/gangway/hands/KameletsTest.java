// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.Unreadable;
import org.gangway.wire.WireFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the kamelets do to a command and to a reply, without Kafka. */
class KameletsTest {
    private static final Fakes.Key KEY = new Fakes.Key("k");
    private static final String CASE = "conv-1";

    private final CamelContext camel = new DefaultCamelContext();
    private final Fakes.Objects objects = new Fakes.Objects();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OpenCommand open = new OpenCommand(
            caseId -> caseId.equals(CASE) ? Optional.of(KEY) : Optional.empty(),
            objects,
            Fakes.SETTINGS,
            new HandsMetrics(meters),
            org.gangway.tracing.Traces.off());
    private final SealReply seal = new SealReply(objects, () -> Instant.EPOCH);

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aStepSeesItsFieldsAnswersAndFactsInTheClearAndNoHeaderOfTheRecord() {
        String claim = objects.put(CASE, new byte[] {4, 2}, "image/jpeg");
        Exchange exchange = opened(
                Map.of("name", sealed("name", "Ann"), "photo", sealed("photo", claim), "country", Value.open("DE")));

        StepInput input = exchange.getMessage().getBody(StepInput.class);
        assertThat(input.fields()).containsEntry("name", "Ann").containsEntry("country", "DE");
        assertThat(input.document("photo")).containsExactly(4, 2);
        assertThat(input.answers()).containsEntry("code", "123456");
        assertThat(input.facts()).containsEntry("sent", "yes");
        assertThat(exchange.getMessage().getHeaders().keySet())
                .containsExactlyInAnyOrder("caseId", "commandId", "delivery", "traceparent");
    }

    @Test
    void aFieldSealedForAnotherCaseOrNameIsNotOpened() {
        Exchange exchange = opened(Map.of("name", sealed("family-name", "Smith")));

        assertThat(exchange.getMessage().getBody()).isNull();
        assertThatThrownBy(() -> new Failures(Fakes.SETTINGS, new HandsMetrics(meters)).raise(exchange))
                .isInstanceOf(Unreadable.class)
                .hasMessage("a record that can never be read: SealBroken");
    }

    @Test
    void aRecordWithoutItsPartsIsUnreadable() {
        Exchange exchange = exchange(Rig.bytes("{\"caseId\": \"conv-1\"}"));
        open.process(exchange);
        assertThatThrownBy(() -> new Failures(Fakes.SETTINGS, new HandsMetrics(meters)).raise(exchange))
                .hasMessageContaining("Incomplete");
    }

    @Test
    void whatAStepReturnsIsSealedUnderItsName() throws IOException {
        Exchange exchange = opened(Map.of());
        Question question = new Question(
                "code",
                "sign.code",
                "code",
                Map.of("to", Value.plain("ann@example.org"), "left", Value.open("3")),
                Optional.of(new Value.Document(new byte[] {1}, "application/pdf")));
        exchange.getMessage()
                .setBody(Reply.ask(question).with(Map.of("hash", Value.plain("abc"), "id", Value.open("V-1"))));
        exchange.getMessage().setHeader("from-the-vendor", "Ann");

        seal.process(exchange);

        ReplyRecord reply = Json.read(exchange.getMessage().getBody(byte[].class), ReplyRecord.class);
        assertThat(clear("sign.hash", reply.facts().get("hash"))).isEqualTo("abc");
        assertThat(reply.facts()).containsEntry("id", Value.open("V-1"));
        Question asked = Objects.requireNonNull(reply.question());
        assertThat(clear("sign.to", asked.arguments().get("to"))).isEqualTo("ann@example.org");
        assertThat(asked.arguments()).containsEntry("left", Value.open("3"));
        assertThat(objects.read(clear("sign.attachment", asked.attachment().orElseThrow())))
                .containsExactly(1);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("from-the-vendor");
        assertThat(exchange.getMessage().getHeader(KafkaConstants.KEY)).isEqualTo(Rig.bytes("conv"));
        assertThat(exchange.getMessage().getHeader("ce_time")).isEqualTo("1970-01-01T00:00:00Z");
        Set<String> headers = new HashSet<>(exchange.getMessage().getHeaders().keySet());
        headers.remove(KafkaConstants.KEY);
        WireFiles.headers("reply").assertDescribe(headers);
    }

    @Test
    void aRouteThatEndsWithoutAReplyIsABug() {
        Exchange exchange = opened(Map.of());
        exchange.getMessage().setBody("done");
        assertThatThrownBy(() -> seal.process(exchange)).hasMessageContaining("must hand a casefile.Reply");
    }

    @Test
    void aPollOfSlowCallsMustFitIntoTheTimeThatTheBrokerAllows() {
        KafkaConfiguration kafka = new KafkaConfiguration();
        kafka.setTopic("gangway.greet.commands");
        kafka.setMaxPollRecords(25);
        PollBudget.check(kafka, Fakes.SETTINGS.callLimit());
        kafka.setMaxPollRecords(30);
        assertThatThrownBy(() -> PollBudget.check(kafka, Fakes.SETTINGS.callLimit()))
                .hasMessageContaining("greet.commands polls 30 records")
                .hasMessageContaining("smaller maxPollRecords");
        kafka.setMaxPollRecords(500);
        kafka.setAdditionalProperties(new HashMap<>(Map.of(PollBudget.OWN_LIMIT, "100")));
        PollBudget.check(kafka, Fakes.SETTINGS.callLimit());
    }

    @Test
    void thePauseAfterABugGrowsToALimit() {
        Brake brake = new Brake(java.time.Duration.ofSeconds(1));
        assertThat(java.util.stream.IntStream.of(0, 1, 2, 3, 40)
                        .mapToObj(n -> brake.pause(n).toMillis()))
                .containsExactly(0L, 250L, 500L, 1000L, 1000L);
    }

    /** As the process does: with Camel's 45 s a kill would leave every step without a hand for so long. */
    @Test
    void aHandThatWasKilledIsMissedAfterTenSeconds() throws Exception {
        for (String source : List.of("step-source", "batch-source")) {
            assertThat(Files.readString(Path.of("routes/platform", source + ".kamelet.yaml")))
                    .contains("sessionTimeoutMs: 10000\n");
        }
    }

    private Exchange opened(Map<String, Value> fields) {
        Exchange exchange = exchange(Json.write(new CommandRecord(
                CASE,
                "conv-1.sign.1",
                "sign",
                1,
                Instant.EPOCH,
                "en",
                null,
                fields,
                Map.of("code", sealed("sign.code", "123456")),
                Map.of("sent", sealed("sign.sent", "yes")),
                Map.of(),
                Map.of(),
                null)));
        open.process(exchange);
        return exchange;
    }

    private Exchange exchange(byte[] value) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(value);
        exchange.getMessage().setHeader(KafkaConstants.KEY, Rig.bytes("conv"));
        exchange.getMessage().setHeader("kafka.OVERRIDE_TOPIC", "other");
        exchange.getMessage().setHeader("CamelHttpUri", "http://elsewhere");
        exchange.getMessage().setHeader("delivery", "3");
        exchange.getMessage().setHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        Origin.take(exchange);
        return exchange;
    }

    private static Value sealed(String field, String clear) {
        return KEY.seal(CASE, field, clear);
    }

    private static String clear(String field, @org.jspecify.annotations.Nullable Value value) {
        return KEY.open(CASE, field, (Value.Sealed) Objects.requireNonNull(value));
    }
}
