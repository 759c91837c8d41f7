// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Pace;
import org.gangway.casefile.Pacing;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;
import org.gangway.casefile.Value;
import org.gangway.tracing.Traces;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.TopicNames;
import org.gangway.wire.WireFiles;
import org.junit.jupiter.api.AfterEach;

/** The topology with a scenario of one question and one deed, without cryptography or language. */
abstract class SmallProcess {
    static final String ANN = "00112233445566778899aabbccddeeff";

    static final String BEN = "ffeeddccbbaa99887766554433221100";

    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    static final Pacing PACING = new Pacing(
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(1),
            List.of(Duration.ofSeconds(10)),
            Duration.ofSeconds(60),
            Duration.ofDays(60),
            Duration.ofDays(10),
            Duration.ofHours(24));

    static final Scenario SCENARIO = new Scenario(
            "small",
            1,
            "0".repeat(64),
            List.of("en"),
            List.of(
                    new Scenario.Stage(List.of(new Step.Ask(
                            "name",
                            "person-name",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Pace.DEFAULT))),
                    new Scenario.Stage(
                            List.of(new Step.Do("open-account", List.of("name"), Optional.empty(), Pace.DEFAULT)))),
            List.of());

    final Fakes.Keys keys = new Fakes.Keys();

    final Fakes.Door seals = new Fakes.Door();

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    final TopologyTestDriver driver = driver();

    final TestInputTopic<String, byte[]> received = input("gangway.chat.received");

    final TestInputTopic<String, byte[]> replies = input("gangway.replies");

    final TestOutputTopic<String, byte[]> events = output("gangway.events");

    final TestOutputTopic<String, byte[]> commands = output("gangway.open-account.commands");

    final TestOutputTopic<String, byte[]> outgoing = output("gangway.chat.outgoing");

    final TestOutputTopic<String, byte[]> parked = output("gangway.dead-letters");

    /** Whether they can be written. */
    boolean deadLetters = true;

    int messages;

    Instant now = START;

    TopologyTestDriver driver() {
        Properties config = new Properties();
        config.put("application.id", "gangway.process");
        config.put("bootstrap.servers", "none:1");
        InputReader reader = new InputReader(seals, new Fakes.PlainTalk());
        Speaking speaking = new Speaking(new Fakes.PlainTalk(), seals);
        ProcessMetrics metrics = new ProcessMetrics(registry, this::later);
        CaseWork work = new CaseWork(
                new Fakes.OneCourse(SCENARIO),
                keys,
                reader,
                speaking,
                PACING,
                Duration.ofSeconds(1),
                new PromptCommits(Duration.ZERO),
                metrics,
                new DecisionSpans(Traces.off(), this::later),
                () -> deadLetters);
        return new TopologyTestDriver(
                OnboardingTopology.build(TopicNames.of("gangway."), CaseFile.FORMAT, () -> new CaseProcessor(work)),
                config,
                START);
    }

    /** Every look at the clock is a minute after the last. */
    Instant later() {
        now = now.plusSeconds(60);
        return now;
    }

    TestInputTopic<String, byte[]> input(String topic) {
        return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
    }

    TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void closeAndCountNoCaseOfATaskThatIsGone() {
        driver.close();
        assertThat(registry.get("gangway.cases.open").gauge().value()).isZero();
    }

    void says(String kind, String text, Instant at) {
        byte[] content = Json.write(new ReceivedContent(text, null, null, null));
        String sealed = Base64.getEncoder().encodeToString(seals.seal(ANN, content));
        pipe(
                received,
                Headers.CHAT_RECEIVED,
                Json.write(new ReceivedRecord("m" + ++messages, "web", kind, null, "en", null, sealed)),
                at);
    }

    void reply(CommandRecord command, Reply.Kind kind, Map<String, Value> facts) {
        pipe(
                replies,
                Headers.STEP_REPLIED,
                Json.write(new ReplyRecord(
                        command.caseId(), command.commandId(), command.step(), 1, kind, List.of(), facts, null)),
                START);
    }

    void pipe(TestInputTopic<String, byte[]> topic, String type, byte[] value, Instant at) {
        pipe(ANN, topic, type, value, at);
    }

    static void pipe(String conversation, TestInputTopic<String, byte[]> topic, String type, byte[] value, Instant at) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.CE_TYPE, type.getBytes(StandardCharsets.UTF_8));
        topic.pipeInput(new TestRecord<>(conversation, value, headers, at));
    }

    CommandRecord nextCommand() {
        return Json.read(commands.readValue(), CommandRecord.class);
    }

    CaseFile stored() {
        StoredCase stored = driver.<String, StoredCase>getKeyValueStore("cases").get(ANN);
        return stored == null ? null : stored.file();
    }

    CaseFile fold() {
        CaseFile file = null;
        for (byte[] json : events.readValuesToList()) {
            CaseEvent event = Json.read(json, CaseEvent.class);
            file = file == null ? CaseFile.opened((CaseEvent.CaseOpened) event) : file.apply(event);
        }
        return file;
    }

    static void assertFits(String message, TestRecord<String, byte[]> record) throws IOException {
        assertThat(WireFiles.validate(message, Json.MAPPER.readTree(record.value())))
                .as(message)
                .isEmpty();
        WireFiles.headers(message).assertDescribe(record.headers());
    }
}
