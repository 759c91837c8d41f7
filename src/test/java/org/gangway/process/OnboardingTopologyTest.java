// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Outcome;
import org.gangway.casefile.Pace;
import org.gangway.casefile.Pacing;
import org.gangway.casefile.Phase;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.Shredding;
import org.gangway.sealing.WrappedKey;
import org.gangway.tracing.Traces;
import org.gangway.wire.CaseView;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.DeadlineRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.TopicNames;
import org.gangway.wire.VoteRecord;
import org.gangway.wire.WireFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnboardingTopologyTest {
    private static final String ANN = "00112233445566778899aabbccddeeff";
    private static final String BEN = "ffeeddccbbaa99887766554433221100";
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Pacing PACING = new Pacing(
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(1),
            List.of(Duration.ofSeconds(10)),
            Duration.ofSeconds(60),
            Duration.ofDays(60),
            Duration.ofDays(10),
            Duration.ofHours(24));
    private static final Scenario SCENARIO = new Scenario(
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

    private final Fakes.Keys keys = new Fakes.Keys();
    private final Fakes.Door seals = new Fakes.Door();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TopologyTestDriver driver = driver();
    private final TestInputTopic<String, byte[]> received = input("gangway.chat.received");
    private final TestInputTopic<String, byte[]> replies = input("gangway.replies");
    private final TestOutputTopic<String, byte[]> events = output("gangway.events");
    private final TestOutputTopic<String, byte[]> commands = output("gangway.open-account.commands");
    private final TestOutputTopic<String, byte[]> outgoing = output("gangway.chat.outgoing");
    private final TestOutputTopic<String, byte[]> parked = output("gangway.dead-letters");
    private boolean deadLetters = true;
    private int messages;
    private Instant now = START;

    private TopologyTestDriver driver() {
        Properties config = new Properties();
        config.put("application.id", "gangway.process");
        config.put("bootstrap.servers", "none:1");
        InputReader reader = new InputReader(seals, new Fakes.PlainTalk());
        Speaking speaking = new Speaking(new Fakes.PlainTalk(), seals);
        ProcessMetrics metrics = new ProcessMetrics(registry, this::later);
        return new TopologyTestDriver(
                OnboardingTopology.build(
                        TopicNames.of("gangway."),
                        CaseFile.FORMAT,
                        () -> new CaseProcessor(
                                new Fakes.OneCourse(SCENARIO),
                                keys,
                                reader,
                                speaking,
                                PACING,
                                Duration.ofSeconds(1),
                                new PromptCommits(Duration.ZERO),
                                metrics,
                                new DecisionSpans(Traces.off(), this::later),
                                () -> deadLetters)),
                config,
                START);
    }

    /** Every look at the clock is a minute after the last. */
    private Instant later() {
        now = now.plusSeconds(60);
        return now;
    }

    private TestInputTopic<String, byte[]> input(String topic) {
        return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void closeAndCountNoCaseOfATaskThatIsGone() {
        driver.close();
        assertThat(registry.get("gangway.cases.open").gauge().value()).isZero();
    }

    private void says(String kind, String text, Instant at) {
        byte[] content = Json.write(new ReceivedContent(text, null, null, null));
        String sealed = Base64.getEncoder().encodeToString(seals.seal(ANN, content));
        pipe(
                received,
                Headers.CHAT_RECEIVED,
                Json.write(new ReceivedRecord("m" + ++messages, "web", kind, null, "en", null, sealed)),
                at);
    }

    private void reply(CommandRecord command, Reply.Kind kind, Map<String, Value> facts) {
        pipe(
                replies,
                Headers.STEP_REPLIED,
                Json.write(new ReplyRecord(
                        command.caseId(), command.commandId(), command.step(), 1, kind, List.of(), facts, null)),
                START);
    }

    private void pipe(TestInputTopic<String, byte[]> topic, String type, byte[] value, Instant at) {
        pipe(ANN, topic, type, value, at);
    }

    private static void pipe(
            String conversation, TestInputTopic<String, byte[]> topic, String type, byte[] value, Instant at) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.CE_TYPE, type.getBytes(StandardCharsets.UTF_8));
        topic.pipeInput(new TestRecord<>(conversation, value, headers, at));
    }

    private CommandRecord nextCommand() {
        return Json.read(commands.readValue(), CommandRecord.class);
    }

    private CaseFile stored() {
        StoredCase stored = driver.<String, StoredCase>getKeyValueStore("cases").get(ANN);
        return stored == null ? null : stored.file();
    }

    private CaseFile fold() {
        CaseFile file = null;
        for (byte[] json : events.readValuesToList()) {
            CaseEvent event = Json.read(json, CaseEvent.class);
            file = file == null ? CaseFile.opened((CaseEvent.CaseOpened) event) : file.apply(event);
        }
        return file;
    }

    @Test
    void theFirstMessageOpensACaseAndAsksTheFirstQuestion() {
        says("start", null, START);
        OutgoingRecord asked = Json.read(outgoing.readValue(), OutgoingRecord.class);
        assertThat(asked.commandId()).isEqualTo(stored().commandId("name", 1));
        OutgoingContent content =
                Json.read(seals.open(ANN, Base64.getDecoder().decode(asked.sealed())), OutgoingContent.class);
        assertThat(content.text()).isEqualTo("[ask.name]");
        assertThat(driver.<String, WrappedKey>getKeyValueStore("case-keys").get(stored().caseId()))
                .isNotNull();
    }

    @Test
    void whatACustomerSaysIsNowhereInTheClear() {
        says("start", null, START);
        says("text", "Ann Example", START);
        List.of(events, commands, output("gangway.cases"), output("gangway.process-cases-changelog"))
                .forEach(topic -> assertThat(topic.readValuesToList())
                        .isNotEmpty()
                        .noneMatch(json -> new String(json, StandardCharsets.UTF_8).contains("Ann Example")));
    }

    @Test
    void anAnswerStartsTheNextStepWithItsNeedsSealed() {
        says("start", null, START);
        says("text", "Ann Example", START);
        CommandRecord command = nextCommand();
        assertThat(command.commandId()).isEqualTo(stored().commandId("open-account", 1));
        Value.Sealed name = (Value.Sealed) command.fields().get("name");
        WrappedKey key =
                driver.<String, WrappedKey>getKeyValueStore("case-keys").get(command.caseId());
        assertThat(keys.unwrap(key).open(command.caseId(), "name", name)).isEqualTo("Ann Example");
    }

    @Test
    void aCaseThatEndsLosesItsKeyAndItsJournalFoldsWithoutIt() {
        says("start", null, START);
        says("text", "Ann Example", START);
        reply(nextCommand(), Reply.Kind.DONE, Map.of("client-id", Value.open("C-1")));
        assertThat(stored().outcome()).contains(Outcome.APPROVED);
        says("seen", null, START);
        driver.advanceWallClockTime(Duration.ofSeconds(61)); // the farewell is given up
        assertThat(stored().phase()).isEqualTo(Phase.SHREDDING);
        assertThat(driver.<String, WrappedKey>getKeyValueStore("case-keys").get(stored().caseId()))
                .isNull();
        CommandRecord close = Json.read(output("gangway.close-case.commands").readValue(), CommandRecord.class);
        assertThat(close.fields()).containsEntry("open-account.client-id", Value.open("C-1"));
        reply(close, Reply.Kind.DONE, Map.of("certificate", Value.open("jws")));
        assertThat(stored().closed()).isTrue();
        assertThat(fold()).isEqualTo(stored());
    }

    @Test
    void whateverIsWrittenOnTheWayFitsItsSchemaAndHasTheHeadersThatAreDescribed() throws IOException {
        says("start", null, START);
        says("text", "Ann Example", START);
        TestRecord<String, byte[]> command = commands.readRecord();
        assertFits("command", command);
        reply(Json.read(command.value(), CommandRecord.class), Reply.Kind.DONE, Map.of("client-id", Value.open("C-1")));
        driver.advanceWallClockTime(Duration.ofSeconds(61)); // the farewell is given up
        CommandRecord close = Json.read(output("gangway.close-case.commands").readValue(), CommandRecord.class);
        reply(close, Reply.Kind.DONE, Map.of("certificate", Value.open("e30.e30.e30")));
        assertThat(stored().closed()).isTrue();

        Map<String, String> written = Map.of(
                "gangway.chat.outgoing", "outgoing",
                "gangway.events", "case-event",
                "gangway.cases", "case",
                "gangway.outcomes", "outcome",
                "gangway.process-cases-changelog", "case-file",
                "gangway.replies", "deadline");
        for (Map.Entry<String, String> topic : written.entrySet()) {
            List<TestRecord<String, byte[]>> records = output(topic.getKey()).readRecordsToList();
            assertThat(records).as(topic.getKey()).isNotEmpty();
            for (TestRecord<String, byte[]> record : records) {
                assertFits(topic.getValue(), record);
            }
        }
    }

    private static void assertFits(String message, TestRecord<String, byte[]> record) throws IOException {
        assertThat(WireFiles.validate(message, Json.MAPPER.readTree(record.value())))
                .as(message)
                .isEmpty();
        WireFiles.headers(message).assertDescribe(record.headers());
    }

    @Test
    void aDeadlineIsAnInputLikeAnyOther() {
        says("start", null, START);
        driver.advanceWallClockTime(Duration.ofMinutes(21));
        assertThat(stored().outcome()).contains(Outcome.ABANDONED);
        assertThat(fold()).isEqualTo(stored());
    }

    @Test
    void whoeverIsAskedAgainAboutTheSameRoundGetsARecordWithAnIdOfItsOwn() {
        says("start", null, START);
        says("text", "Ann Example", START);
        reply(nextCommand(), Reply.Kind.MALFORMED, Map.of());
        TestOutputTopic<String, byte[]> reviews = output("gangway.review.commands");
        TestRecord<String, byte[]> first = reviews.readRecord();
        CommandRecord review = Json.read(first.value(), CommandRecord.class);
        VoteRecord retry = new VoteRecord(review.caseId(), review.commandId(), "olga", "retry");
        pipe(replies, Headers.REVIEW_VOTED, Json.write(retry), START);
        reply(nextCommand(), Reply.Kind.MALFORMED, Map.of());
        TestRecord<String, byte[]> second = reviews.readRecord();
        assertThat(Json.read(second.value(), CommandRecord.class).commandId()).isEqualTo(review.commandId());
        assertThat(second.headers().lastHeader(Headers.CE_ID))
                .isNotEqualTo(first.headers().lastHeader(Headers.CE_ID));
    }

    @Test
    void aReplyWithoutAnOutstandingCommandIsIgnoredAndCounted() {
        says("start", null, START);
        says("text", "Ann Example", START);
        CommandRecord command = nextCommand();
        reply(command, Reply.Kind.DONE, Map.of());
        CaseFile before = stored();
        reply(command, Reply.Kind.MALFORMED, Map.of());
        assertThat(stored()).isEqualTo(before);
        assertThat(registry.counter("gangway.inputs.ignored").count()).isEqualTo(1);
    }

    @Test
    void whatCasesWaitForAndHowLongStepsTakeIsCountedByStep() {
        says("start", null, START);
        assertThat(waiting("name")).isEqualTo(1);
        assertThat(registry.get("gangway.cases.open").gauge().value()).isEqualTo(1);
        says("text", "Ann Example", START.plusSeconds(3));
        assertThat(registry.get("gangway.answer.duration")
                        .tag("step", "name")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(waiting("name")).isZero();
        assertThat(waiting("open-account")).isEqualTo(1);
        assertThat(registry.get("gangway.commands.oldest")
                        .tag("step", "open-account")
                        .gauge()
                        .value())
                .isPositive();

        reply(nextCommand(), Reply.Kind.UNAVAILABLE, Map.of());
        driver.advanceWallClockTime(Duration.ofMinutes(5));
        assertThat(counted("gangway.step.replies", "verdict", "unavailable")).isEqualTo(1);
        assertThat(counted("gangway.step.retries", "step", "open-account")).isPositive();
        driver.advanceWallClockTime(Duration.ofMinutes(5));
        assertThat(counted("gangway.deadlines.missed", "step", "open-account")).isPositive();
    }

    private double waiting(String step) {
        return registry.get("gangway.cases.waiting").tag("step", step).gauge().value();
    }

    private double counted(String name, String label, String value) {
        return registry.get(name).tag(label, value).counter().count();
    }

    @Test
    void aRecordThatCannotBeReadIsParkedAsItCameWithItsCause() throws IOException {
        byte[] garbage = "{\"broken\":".getBytes(StandardCharsets.UTF_8);
        pipe(replies, Headers.STEP_REPLIED, garbage, START);
        TestRecord<String, byte[]> record = parked.readRecord();
        assertThat(record.value()).isEqualTo(garbage);
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsEntry("cause", "Malformed")
                .containsEntry("source-topic", "gangway.replies")
                .containsKeys("source-partition", "source-offset");
        WireFiles.headers("dead-letter").assertDescribe(record.headers());
    }

    @Test
    void whileDeadLettersCannotBeWrittenARecordIsHeldAndEverythingElseGoesOn() throws IOException {
        byte[] garbage = "{\"broken\":".getBytes(StandardCharsets.UTF_8);
        deadLetters = false;
        pipe(replies, Headers.STEP_REPLIED, garbage, START);
        pipe(received, Headers.CHAT_RECEIVED, garbage, START);
        assertFits("held-letter", output("gangway.process-held-changelog").readRecord());
        says("start", null, START);
        driver.advanceWallClockTime(Duration.ofSeconds(5));
        assertThat(stored()).as("the case of the same partition").isNotNull();
        assertThat(parked.isEmpty()).isTrue();

        deadLetters = true;
        driver.advanceWallClockTime(Duration.ofSeconds(5));
        List<TestRecord<String, byte[]>> letters = parked.readRecordsToList();
        assertThat(letters).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.value()).isEqualTo(garbage);
            assertThat(letter.getKey()).isEqualTo(ANN);
            WireFiles.headers("dead-letter").assertDescribe(letter.headers());
        });
        driver.advanceWallClockTime(Duration.ofSeconds(5));
        assertThat(parked.isEmpty()).as("once each").isTrue();
    }

    @Test
    void aMessageSealedForAnotherConversationIsParked() {
        byte[] content = Json.write(new ReceivedContent("x", null, null, null));
        String sealed =
                Base64.getEncoder().encodeToString(seals.seal(UUID.randomUUID().toString(), content));
        pipe(
                received,
                Headers.CHAT_RECEIVED,
                Json.write(new ReceivedRecord("m1", "web", "start", null, "en", null, sealed)),
                START);
        assertThat(parked.getQueueSize()).isEqualTo(1);
        assertThat(stored()).isNull();
    }

    @Test
    void whatANewerVersionHasStoredBesideIsKeptThroughADecision() {
        says("start", null, START);
        ObjectNode newer = Json.MAPPER.valueToTree(stored());
        newer.put("conversationId", BEN).put("format", CaseFile.FORMAT + 1).put("addedLater", "x");
        newer.put("caseId", BEN + "-" + START.toEpochMilli());
        newer.withObject("/steps/name").put("addedToStep", 7);
        driver.<String, StoredCase>getKeyValueStore("cases").put(BEN, StoredCaseTest.read(newer));
        driver.<String, WrappedKey>getKeyValueStore("case-keys")
                .put(BEN + "-" + START.toEpochMilli(), keys.make(START));
        TestOutputTopic<String, byte[]> states = output("gangway.process-cases-changelog");
        states.readValuesToList();

        pipe(
                BEN,
                replies,
                Headers.DEADLINE_PASSED,
                Json.write(new DeadlineRecord(BEN + "-" + START.toEpochMilli(), "name.1.1.REMIND", START)),
                START.plus(Duration.ofMinutes(10)));

        JsonNode written = Json.read(states.readValuesToList().getLast(), JsonNode.class);
        assertThat(written.path("conversationId").textValue()).isEqualTo(BEN);
        assertThat(written.at("/steps/name").has("remindAt")).as("reminded").isFalse();
        assertThat(written.path("addedLater").textValue()).isEqualTo("x");
        assertThat(written.at("/steps/name/addedToStep").intValue()).isEqualTo(7);
        assertThat(written.path("format").intValue()).isEqualTo(CaseFile.FORMAT + 1);
    }

    @Test
    void theClaimsOfACaseAreFoundWhereverTheyAreSealed(@TempDir Path folder) {
        ObjectStore objects = Shredding.objects(folder);
        says("start", null, START);
        String caseId = stored().caseId();
        String answer = objects.put(caseId, new byte[1], "image/jpeg");
        String fact = objects.put(caseId, new byte[1], "application/pdf");
        String shown = objects.put(caseId, new byte[1], "application/pdf");
        says("text", answer, START);
        CommandRecord command = nextCommand();
        CaseKey key = keys.unwrap(
                driver.<String, WrappedKey>getKeyValueStore("case-keys").get(caseId));
        pipe(
                replies,
                Headers.STEP_REPLIED,
                Json.write(new ReplyRecord(
                        caseId,
                        command.commandId(),
                        command.step(),
                        1,
                        Reply.Kind.ASK,
                        List.of(),
                        Map.of("agreement", key.seal(caseId, "open-account.agreement", fact)),
                        new Question(
                                "accept",
                                "accept",
                                "yes-no",
                                Map.of(),
                                Optional.of(key.seal(caseId, "open-account.attachment", shown))))),
                START);
        CaseView view = Json.read(output("gangway.cases").readValuesToList().getLast(), CaseView.class);
        StoredClaims claims = new StoredClaims(this::store, keys, objects);

        assertThat(claims.of(view).orElseThrow())
                .containsExactlyInAnyOrderElementsOf(Stream.of(answer, fact, shown)
                        .map(claim -> objects.claimed(claim).orElseThrow())
                        .toList());
        assertThat(claims.of(OpenCasesTest.view(ANN, START.plusMillis(1), "running", "epoch")))
                .as("another case of the conversation")
                .isEmpty();
        keys.destroyed.add("k1");
        assertThat(claims.of(view)).isEmpty();
    }

    private <V> ReadOnlyKeyValueStore<String, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    @Test
    void eventsAreNumberedWithoutAGap() {
        says("start", null, START);
        says("text", "Ann Example", START);
        List<String> numbers = events.readRecordsToList().stream()
                .map(r -> new String(r.headers().lastHeader(Headers.SEQUENCE).value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(numbers).startsWith("1", "2", "3").hasSize(stored().sequence());
    }

    @Test
    void theViewShowsHowTheCaseStandsWithoutThePerson() {
        says("start", null, START);
        CaseView view = Json.read(output("gangway.cases").readValue(), CaseView.class);
        assertThat(view.phase()).isEqualTo("running");
        assertThat(view.wrappingEpoch()).isEqualTo("epoch");
        assertThat(view.steps()).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo("name");
            assertThat(step.waitingFor()).isEqualTo("customer");
        });
    }

    @Test
    void aStepThatIsWithAHandIsShownOnceItLasts() {
        TestOutputTopic<String, byte[]> views = output("gangway.cases");
        says("start", null, START);
        says("text", "Ann Example", START);
        CommandRecord command = nextCommand();
        views.readValuesToList();

        reply(command, Reply.Kind.UNAVAILABLE, Map.of());
        assertThat(views.isEmpty()).isTrue();

        driver.advanceWallClockTime(Duration.ofSeconds(2));
        CaseView view = Json.read(views.readValue(), CaseView.class);
        assertThat(view.steps()).singleElement().satisfies(step -> assertThat(step.waitingFor())
                .isEqualTo("hand"));
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        assertThat(views.isEmpty()).as("once is enough").isTrue();
    }
}
