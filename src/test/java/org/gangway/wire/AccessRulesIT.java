// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.broker.SecuredBroker;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The access rules on a broker that keeps them: every principal tries to read and to write every topic. */
@Timeout(120)
class AccessRulesIT {

    private static final List<String> STEPS = List.of("find-duplicate", "open-lead", "screen-sanctions");
    private static final List<String> ROLES = List.of(
            "process",
            "channels",
            "console",
            "operator",
            "rescreening",
            "bank",
            "hands.find-duplicate",
            "hands.open-lead",
            "hands.screen-sanctions",
            "hands.announce",
            "unknown");
    private static final TopicNames NAMES = TopicNames.of("gangway.");
    private static final AccessRules RULES = new AccessRules(TopicsFile.bundled(), NAMES);

    @ParameterizedTest
    @EnumSource
    void everyTopicIsForItsWritersAndReadersOnly(SecuredBroker.Way way, @TempDir Path folder) throws Exception {
        try (SecuredBroker broker = new SecuredBroker(
                        way,
                        folder,
                        ROLES.stream().map(role -> "gangway." + role).toList());
                Admin admin = TopicKeeper.client(broker.client("admin"))) {
            AccessKeeper keeper = new AccessKeeper(RULES);
            new TopicKeeper(TopicsFile.bundled(), NAMES).apply(admin, STEPS);
            assertThat(keeper.apply(admin, STEPS)).hasSizeGreaterThan(60);
            await().until(() -> keeper.apply(admin, STEPS).isEmpty());
            fill(broker.client("admin"));
            for (String role : ROLES) {
                Map<String, Object> client = broker.client("gangway." + role);
                assertThat(tried(client)).as(role).isEqualTo(expected(role));
                if (!role.equals("unknown")) {
                    seesHowTopicsAreKept(client);
                }
            }
            groupsAndTransactionsAreOnesOwn(broker);
            aRuleTooMuchIsNamed(admin, keeper);
            try (Admin unknown = TopicKeeper.client(broker.client("gangway.unknown"))) {
                assertThatThrownBy(() -> new TopicKeeper(TopicsFile.bundled(), NAMES).verify(unknown, STEPS))
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsLetInWhoCannotSayWhoHeIs(SecuredBroker.Way way, @TempDir Path folder, @TempDir Path others) {
        try (SecuredBroker broker = new SecuredBroker(way, folder, List.of("gangway.process"));
                SecuredBroker other = new SecuredBroker(way, others, List.of("gangway.process"))) {
            Map<String, String> settings = way == SecuredBroker.Way.SASL
                    ? broker.settings("gangway.process", "guessed")
                    : broker.settings("gangway.process");
            Map<String, Object> client = SecuredBroker.client(settings);
            if (way == SecuredBroker.Way.MTLS) { // a certificate of another authority
                client.put(
                        "ssl.keystore.location", other.client("gangway.process").get("ssl.keystore.location"));
            }
            try (Admin admin = TopicKeeper.client(client)) {
                assertThatThrownBy(() -> admin.listTopics().names().get())
                        .hasCauseInstanceOf(AuthenticationException.class);
            }
        }
    }

    /** What each role is for, in words, so that a mistake in the file does not make its own proof. */
    private static Set<String> expected(String role) {
        Set<String> may = new TreeSet<>(
                switch (role) {
                    case "process" ->
                        Set.of(
                                "read chat.received",
                                "read replies",
                                "read announce.commands",
                                "read scenarios",
                                "read cases",
                                "read case-keys",
                                "read process-cases-changelog",
                                "read process-held-changelog",
                                "read packer-batch-changelog",
                                "read packer-held-changelog",
                                "write chat.outgoing",
                                "write replies",
                                "write events",
                                "write cases",
                                "write case-keys",
                                "write outcomes",
                                "write dead-letters",
                                "write review.commands",
                                "write announce.commands",
                                "write find-duplicate.commands",
                                "write open-lead.commands",
                                "write screen-sanctions.commands",
                                "write eventbridge.batches",
                                "write process-cases-changelog",
                                "write process-held-changelog",
                                "write packer-held-changelog",
                                "write packer-batch-changelog");
                    case "channels" -> Set.of("read chat.outgoing", "read scenarios", "write chat.received");
                    case "console" ->
                        Set.of(
                                "read cases",
                                "read events",
                                "read review.commands",
                                "read scenarios",
                                "read case-keys",
                                "read screening.exemptions",
                                "read screening.bands",
                                "write screening.exemptions",
                                "write screening.bands",
                                "read customers",
                                "read rescreening.hits",
                                "write rescreening.opened",
                                "write replies");
                    case "operator" ->
                        Set.of(
                                "read outcomes",
                                "read dead-letters",
                                "read scenarios",
                                "read rescreening.runs",
                                "write scenarios");
                    case "rescreening" ->
                        Set.of(
                                "read customers",
                                "read rescreening.runs",
                                "read screening.bands",
                                "read screening.exemptions",
                                "read rescreening.hits",
                                "write rescreenings",
                                "write rescreening.runs",
                                "write rescreening.hits",
                                "write dead-letters");
                    case "bank" ->
                        Set.of(
                                "read rescreenings",
                                "read rescreening.runs",
                                "read rescreening.hits",
                                "read rescreening.opened",
                                "write customers");
                    case "unknown" -> Set.of();
                    default ->
                        Set.of(
                                "read case-keys",
                                "read scenarios",
                                "read screening.exemptions",
                                "read screening.bands",
                                "write replies",
                                "write dead-letters");
                });
        switch (role) {
            case "hands.find-duplicate" ->
                may.addAll(Set.of("read find-duplicate.commands", "read open-faces", "write open-faces"));
            case "hands.open-lead" -> may.add("read open-lead.commands");
            case "hands.screen-sanctions" -> may.add("read screen-sanctions.commands");
            case "hands.announce" -> may.add("read eventbridge.batches");
            default -> {}
        }
        return may;
    }

    private static Set<String> tried(Map<String, Object> client) throws Exception {
        Set<String> may = new TreeSet<>();
        try (KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<String, byte[]> producer = producer(client)) {
            for (String topic : TopicsFile.bundled().topics(STEPS).keySet()) {
                if (reads(consumer, NAMES.physical(topic))) {
                    may.add("read " + topic);
                }
                if (writes(producer, NAMES.physical(topic))) {
                    may.add("write " + topic);
                }
            }
        }
        return may;
    }

    private static boolean reads(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
        try {
            consumer.assign(partition);
            consumer.seek(partition.getFirst(), 0);
            return !consumer.poll(Duration.ofSeconds(5)).isEmpty();
        } catch (TopicAuthorizationException e) {
            return false;
        }
    }

    private static boolean writes(KafkaProducer<String, byte[]> producer, String topic) throws Exception {
        try {
            producer.send(new ProducerRecord<>(topic, 0, "key", new byte[] {1})).get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
            return false;
        }
    }

    private static void fill(Map<String, Object> admin) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer(admin)) {
            for (String topic : TopicsFile.bundled().topics(STEPS).keySet()) {
                assertThat(writes(producer, NAMES.physical(topic))).isTrue();
            }
        }
    }

    private static void seesHowTopicsAreKept(Map<String, Object> client) {
        try (Admin admin = TopicKeeper.client(client)) {
            new TopicKeeper(TopicsFile.bundled(), NAMES).verify(admin, STEPS);
        }
    }

    private static void groupsAndTransactionsAreOnesOwn(SecuredBroker broker) {
        Map<String, Object> hand = broker.client("gangway.hands.open-lead");
        TopicPartition own = new TopicPartition("gangway.open-lead.commands", 0);
        commit(hand, "gangway.open-lead", own);
        for (String group : List.of("gangway.screen-sanctions", "gangway.process", "gangway.announce")) {
            assertThatThrownBy(() -> commit(hand, group, own)).isInstanceOf(AuthorizationException.class);
        }
        begin(hand, "gangway.hands-1");
        for (String other : List.of("gangway.process-1", "gangway.packer-1", "elsewhere")) {
            assertThatThrownBy(() -> begin(hand, other))
                    .isInstanceOf(KafkaException.class)
                    .isInstanceOf(AuthorizationException.class);
        }
        begin(broker.client("gangway.operator"), "gangway.publish");
        assertThatThrownBy(() -> begin(hand, "gangway.publish")).isInstanceOf(AuthorizationException.class);
        begin(broker.client("gangway.process"), "gangway.process-1");
        begin(broker.client("gangway.rescreening"), "gangway.rescreening-1");
        commit(broker.client("gangway.rescreening"), "gangway.rescreening", new TopicPartition("gangway.customers", 0));
        assertThatThrownBy(() -> begin(broker.client("gangway.channels"), "gangway.process-1"))
                .isInstanceOf(AuthorizationException.class);
    }

    private static void commit(Map<String, Object> client, String group, TopicPartition partition) {
        Map<String, Object> settings = new java.util.HashMap<>(client);
        settings.put("group.id", group);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)));
        }
    }

    private static void begin(Map<String, Object> client, String transactionalId) {
        Map<String, Object> settings = new java.util.HashMap<>(client);
        settings.put("transactional.id", transactionalId);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
        }
    }

    private static void aRuleTooMuchIsNamed(Admin admin, AccessKeeper keeper) {
        assertThat(keeper.surplus(admin, STEPS)).isEmpty();
        ClusterOutOfReach.await(admin.createAcls(List.of(allow("User:gangway.channels"), allow("User:*")))
                .all());
        await().untilAsserted(
                        () -> assertThat(keeper.surplus(admin, STEPS))
                                .containsExactly(
                                        "User:* read topic gangway.process-case-keys-changelog (literal): not asked for",
                                        "User:gangway.channels read topic gangway.process-case-keys-changelog (literal): not asked for"));
    }

    private static AclBinding allow(String who) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, NAMES.physical("case-keys"), PatternType.LITERAL),
                new AccessControlEntry(who, "*", AclOperation.READ, AclPermissionType.ALLOW));
    }

    private static KafkaProducer<String, byte[]> producer(Map<String, Object> client) {
        Map<String, Object> settings = new java.util.HashMap<>(client);
        settings.put("enable.idempotence", "false"); // so that one refusal is not the end of a producer
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
