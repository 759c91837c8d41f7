// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hands on a real broker: what is lost, what is done twice, what waits. */
class HandsIT {
    private static final Duration LONG = Duration.ofSeconds(40);

    @SuppressWarnings("NullAway.Init")
    private Rig rig;

    /** Answers at once, unless told to fail or to hang. */
    public static class Greeter {
        volatile boolean broken;
        volatile CountDownLatch hang = new CountDownLatch(0);
        final AtomicInteger calls = new AtomicInteger();

        public Reply greet(StepInput input) throws InterruptedException {
            calls.incrementAndGet();
            if (broken && input.commandId().endsWith(".13")) {
                throw new IllegalStateException("a bug");
            }
            if (input.commandId().endsWith(".99")) {
                hang.await(30, TimeUnit.SECONDS);
            }
            return Reply.of(Reply.Kind.PASS, "greeted")
                    .with(Map.of("words", Value.plain("Hello " + input.field("name")), "number", Value.open("7")));
        }

        public Reply part(StepInput input) {
            return Reply.of(Reply.Kind.DONE, "parted-" + input.step());
        }
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        rig = new Rig(folder);
        rig.topics("greet.commands", "replies");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aReplyIsSealedAndKeepsTheKeyOfItsCommand() throws Exception {
        rig.start(Fakes.SETTINGS, Map.of("greeter", new Greeter()), "greet");
        rig.command("greet", "conv-1", 1);

        ConsumerRecord<byte[], byte[]> reply =
                rig.read("replies", all -> !all.isEmpty(), LONG).getFirst();

        assertThat(reply.key()).isEqualTo(Rig.bytes("conv-1"));
        assertThat(Rig.header(reply, Headers.CE_ID)).isEqualTo("case-conv-1.greet.1.2");
        assertThat(Rig.header(reply, Headers.CE_TYPE)).isEqualTo(Headers.STEP_REPLIED);
        ReplyRecord content = Json.read(reply.value(), ReplyRecord.class);
        assertThat(content.delivery()).isEqualTo(2);
        assertThat(content.facts()).containsEntry("number", Value.open("7"));
        Value words = Objects.requireNonNull(content.facts().get("words"));
        assertThat(Rig.KEY.open("case-conv-1", "greet.words", (Value.Sealed) words))
                .isEqualTo("Hello Ann");
    }

    @Test
    void aRecordThatCannotBeReadIsParkedAsItCameAndHoldsNobodyUp() throws Exception {
        rig.topics("dead-letters");
        rig.start(Fakes.SETTINGS, Map.of("greeter", new Greeter()), "greet");
        rig.command("greet", "conv-1", 1);
        rig.send("greet", "conv-1", Rig.bytes("{\"caseId\": Ann"));
        rig.command("greet", "conv-1", 2);

        assertThat(rig.replies(2)).hasSize(2);
        ConsumerRecord<byte[], byte[]> letter =
                rig.read("dead-letters", all -> !all.isEmpty(), LONG).getFirst();
        assertThat(letter.key()).isEqualTo(Rig.bytes("conv-1"));
        assertThat(letter.value()).isEqualTo(Rig.bytes("{\"caseId\": Ann"));
        assertThat(Rig.header(letter, "cause")).isEqualTo("Malformed");
        assertThat(Rig.header(letter, "source-topic")).isEqualTo("gangway.greet.commands");
        assertThat(Rig.header(letter, "source-offset")).isEqualTo("1");
    }

    @Test
    void nothingIsLostOrDoneTwiceWhileTheTopicOfDeadLettersIsMissing() throws Exception {
        Greeter greeter = new Greeter();
        rig.start(Fakes.SETTINGS, Map.of("greeter", greeter), "greet");
        rig.command("greet", "conv-1", 1);
        rig.send("greet", "conv-1", Rig.bytes("not json"));
        rig.command("greet", "conv-1", 2);
        // What was done before is committed; what comes after waits behind the letter.
        assertThat(rig.replies(2, Duration.ofSeconds(8))).hasSize(1);
        assertThat(greeter.calls).hasValue(1);

        rig.topics("dead-letters");

        assertThat(rig.read("dead-letters", all -> !all.isEmpty(), LONG)).hasSize(1);
        assertThat(rig.replies(2, LONG)).hasSize(2);
        assertThat(greeter.calls).hasValue(2);
    }

    @Test
    void aBugStopsItsPartitionAndSkipsNothing() throws Exception {
        Greeter greeter = new Greeter();
        greeter.broken = true;
        rig.start(Fakes.SETTINGS, Map.of("greeter", greeter), "greet");
        IntStream.rangeClosed(11, 15).forEach(n -> rig.command("greet", "conv-1", n));

        assertThat(rig.replies(3, Duration.ofSeconds(8)))
                .extracting(ReplyRecord::commandId)
                .containsExactly(ids(11, 12));
        greeter.broken = false;

        assertThat(rig.replies(5)).extracting(ReplyRecord::commandId).containsExactly(ids(11, 15));
        assertThat(rig.replies(6, Duration.ofSeconds(1))).hasSize(5);
    }

    @Test
    void aProcessThatDiesBetweenSendingAndCommittingLeavesNoReplyTwice() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        SliceTransactions dying = new SliceTransactions(
                KafkaConsumer::new, settings -> new Dying(settings, commits), "gangway.", rig::client, Fakes.SETTINGS);
        Greeter greeter = new Greeter();
        rig.start(dying, Fakes.SETTINGS, Map.of("greeter", greeter), "greet");
        IntStream.range(0, 200).forEach(n -> rig.command("greet", "conv-" + n, n));
        rig.replies(20);
        rig.start(Fakes.SETTINGS, Map.of("greeter", greeter), "greet");

        List<ReplyRecord> replies = rig.replies(200, Duration.ofSeconds(60));

        assertThat(replies)
                .extracting(ReplyRecord::commandId)
                .doesNotHaveDuplicates()
                .hasSize(200);
        assertThat(rig.replies(201, Duration.ofSeconds(2))).hasSize(200);
        assertThat(greeter.calls.get()).as("some were really done again").isGreaterThan(200);
    }

    @Test
    void aHangingCallHoldsNoTransactionOpen() throws Exception {
        Greeter greeter = new Greeter();
        greeter.hang = new CountDownLatch(1);
        rig.topics("other.commands");
        rig.start(Fakes.SETTINGS, Map.of("greeter", greeter), "greet");
        rig.command("greet", "conv-1", 1);
        rig.replies(1);
        rig.command("greet", "conv-1", 2);
        rig.command("greet", "conv-1", 99);
        await().atMost(LONG).until(() -> greeter.calls.get() == 3);

        rig.plainReply("conv-1");

        assertThat(rig.read("replies", all -> all.stream().anyMatch(r -> r.value().length == 0), LONG))
                .as("what others write to the same partition can be read")
                .anyMatch(reply -> reply.value().length == 0);
        greeter.hang.countDown();
        assertThat(rig.read("replies", all -> all.size() == 4, LONG)).hasSize(4);
    }

    @Test
    void whatIsFinishedWhileTheProcessStopsIsNotDoneAgain() throws Exception {
        Greeter greeter = new Greeter();
        greeter.hang = new CountDownLatch(1);
        rig.start(Fakes.SETTINGS, Map.of("greeter", greeter), "greet");
        rig.command("greet", "conv-1", 99);
        IntStream.rangeClosed(1, 10).forEach(n -> rig.command("greet", "conv-1", n));
        await().atMost(LONG).until(() -> greeter.calls.get() == 1);

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(rig::stopProcesses);
        await().during(Duration.ofMillis(300)).atMost(LONG).until(() -> !stopping.isDone());
        greeter.hang.countDown();
        stopping.get();
        rig.start(Fakes.SETTINGS, Map.of("greeter", greeter), "greet");

        assertThat(rig.replies(11)).hasSize(11);
        assertThat(greeter.calls.get()).isEqualTo(11);
    }

    @Test
    void aShreddedCaseIsNotAnsweredAndNotAskedAgain() throws Exception {
        rig.start(Fakes.SETTINGS, Map.of("greeter", new Greeter()), "greet");
        rig.command("greet", "conv-1", "shredded-1", 1, Map.of("name", "Ann"));
        rig.command("greet", "conv-1", 2);

        assertThat(rig.replies(1)).extracting(ReplyRecord::commandId).containsExactly(ids(2, 2));
        rig.stopProcesses();
        assertThat(rig.meters.counter("gangway.hands.shredded").count()).isEqualTo(1);
        rig.start(Fakes.SETTINGS, Map.of("greeter", new Greeter()), "greet");
        rig.command("greet", "conv-1", 3);
        assertThat(rig.replies(2)).hasSize(2);
        assertThat(rig.meters.counter("gangway.hands.shredded").count()).isEqualTo(1);
    }

    private static String[] ids(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(n -> "case-conv-1.greet." + n)
                .toArray(String[]::new);
    }

    /** Sends everything and then fails to commit, every second time. */
    private static final class Dying extends KafkaProducer<byte[], byte[]> {
        private final AtomicInteger commits;

        Dying(Properties settings, AtomicInteger commits) {
            super(settings);
            this.commits = commits;
        }

        @Override
        public void commitTransaction() {
            flush();
            if (commits.incrementAndGet() % 2 == 0) {
                throw new KafkaException("died");
            }
            super.commitTransaction();
        }

        @Override
        public void abortTransaction() {
            throw new KafkaException("the dead abort nothing");
        }
    }
}
