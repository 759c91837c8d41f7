// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Pacing;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Value;
import org.gangway.chat.Choices;
import org.gangway.chat.Texts;
import org.gangway.chat.Understanding;
import org.gangway.scenarios.ScenarioFile;
import org.gangway.tracing.Traces;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.TopicNames;
import org.jspecify.annotations.Nullable;

/** The topology with a scenario as written, its conditions in CEL, and customers who are really understood. */
final class ProcessUnderTest implements AutoCloseable {
    static final String ANN = "00112233445566778899aabbccddeeff";
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Pacing PACING = new Pacing(
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(1),
            List.of(Duration.ofSeconds(10)),
            Duration.ofSeconds(60),
            Duration.ofDays(60),
            Duration.ofDays(10),
            Duration.ofHours(24));

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Fakes.Door seals = new Fakes.Door();
    private final TopologyTestDriver driver;
    private final TestOutputTopic<String, byte[]> outgoing;
    private final TestOutputTopic<String, byte[]> events;
    final TestOutputTopic<String, byte[]> parked;
    /** Whether they can be written. */
    boolean deadLetters = true;

    private int messages;
    private Instant now = START;

    ProcessUnderTest(String scenario) {
        this(new Fakes.OneCourse(parsed(scenario)));
    }

    ProcessUnderTest(Courses courses) {
        Texts texts = Texts.builtIn();
        Talk talk = new SpokenTalk(texts, new Understanding(texts), new Choices(texts));
        Properties config = new Properties();
        config.put("application.id", "gangway.process");
        config.put("bootstrap.servers", "none:1");
        Fakes.Keys keys = new Fakes.Keys();
        CaseWork work = new CaseWork(
                courses,
                keys,
                new InputReader(seals, talk),
                new Speaking(talk, seals),
                PACING,
                Duration.ofSeconds(1),
                new PromptCommits(Duration.ZERO),
                new ProcessMetrics(registry, () -> now),
                new DecisionSpans(Traces.off(), () -> now),
                () -> deadLetters);
        driver = new TopologyTestDriver(
                OnboardingTopology.build(TopicNames.of("gangway."), CaseFile.FORMAT, () -> new CaseProcessor(work)),
                config,
                START);
        outgoing = output("chat.outgoing");
        events = output("events");
        parked = output("dead-letters");
    }

    static Scenario parsed(String scenario) {
        return new ScenarioFile(Texts.builtIn()).parse(scenario, "test");
    }

    TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic("gangway." + topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    void start(@Nullable Map<String, String> fields) {
        receive(++messages, "start", fields == null ? "web" : "none", new ReceivedContent(null, null, null, fields));
    }

    void says(String text) {
        receive(++messages, "text", "web", new ReceivedContent(text, null, null, null));
    }

    void receive(int message, String kind, String channel, ReceivedContent content) {
        receive(message, kind, channel, Json.write(content));
    }

    void receive(int message, String kind, String channel, byte[] content) {
        String sealed = Base64.getEncoder().encodeToString(seals.seal(ANN, content));
        receive(new ReceivedRecord("m" + message, channel, kind, null, "en", null, sealed));
    }

    void receive(ReceivedRecord record) {
        put("chat.received", Headers.CHAT_RECEIVED, Json.write(record));
    }

    /** The certificate is signed. */
    void certified() {
        reply(CaseFile.CLOSE, Reply.Kind.DONE, Map.of("certificate", Value.open("jws")));
    }

    void reply(String step, Reply.Kind kind) {
        reply(step, kind, Map.of());
    }

    /** To the round that is outstanding. */
    private void reply(String step, Reply.Kind kind, Map<String, Value> facts) {
        String command =
                stored().commandId(step, stored().step(step).orElseThrow().round());
        put(
                "replies",
                Headers.STEP_REPLIED,
                Json.write(new ReplyRecord(stored().caseId(), command, step, 1, kind, List.of(), facts, null)));
    }

    void put(String topic, @Nullable String type, byte[] value) {
        putFrom(ANN, topic, type, value);
    }

    void putFrom(@Nullable String conversation, String topic, @Nullable String type, byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        if (type != null) {
            headers.add(Headers.CE_TYPE, type.getBytes(StandardCharsets.UTF_8));
        }
        driver.createInputTopic("gangway." + topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(conversation, value, headers, now));
    }

    /** Time goes on, for the process and for what customers send. */
    void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    Optional<CaseFile> file() {
        return Optional.ofNullable(
                        driver.<String, StoredCase>getKeyValueStore("cases").get(ANN))
                .map(StoredCase::file);
    }

    CaseFile stored() {
        return file().orElseThrow(() -> new AssertionError("no case was opened"));
    }

    /** Since the last time. */
    List<CaseEvent> events() {
        return events.readValuesToList().stream()
                .map(json -> Json.read(json, CaseEvent.class))
                .toList();
    }

    /** What the customer was told since the last time. */
    List<String> told() {
        return shown().stream().map(OutgoingContent::text).toList();
    }

    /** The same with what goes with it. */
    List<OutgoingContent> shown() {
        return outgoing.readValuesToList().stream()
                .map(json -> Json.read(json, OutgoingRecord.class))
                .map(record -> seals.open(ANN, Base64.getDecoder().decode(record.sealed())))
                .map(content -> Json.read(content, OutgoingContent.class))
                .toList();
    }

    /** Why the last record was parked. */
    String cause() {
        return new String(parked.readRecord().headers().lastHeader("cause").value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
