// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.gangway.broker.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TopicKeeperIT {
    private static final List<String> STEPS = List.of("open-lead", "screen-sanctions");

    private static TestBroker broker;
    private static Admin admin;

    @BeforeAll
    static void startBroker(@TempDir Path folder) {
        broker = TestBroker.start(folder);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void whatIsMissingIsMadeOnceAndThenAllIsWell() {
        TopicKeeper keeper = keeper("made.");
        assertThat(keeper.apply(admin, STEPS))
                .contains("made.chat.received: made", "made.open-lead.commands: made")
                .contains("made.process-case-keys-changelog: made");
        assertThat(keeper.apply(admin, STEPS)).isEmpty();
        allIsWell(keeper);
    }

    @Test
    void everyMissingAndWrongTopicIsNamedWithTheMend() {
        TopicKeeper keeper = keeper("wrong.");
        keeper.apply(admin, List.of("open-lead"));
        set("wrong.cases", "cleanup.policy", "delete");
        set("wrong.chat.received", "retention.ms", "1000000000");
        await().untilAsserted(() -> assertThatThrownBy(() -> keeper.verify(admin, STEPS))
                .isInstanceOf(TopicsWrong.class)
                .hasMessageContaining("./gangway topics --apply")
                .hasMessageContaining("wrong.screen-sanctions.commands: missing")
                .hasMessageContaining("wrong.cases: cleanup.policy is delete, must be compact")
                .hasMessageContaining("wrong.chat.received: retention.ms is 1000000000, must be 86400000"));
        assertThat(keeper.apply(admin, STEPS))
                .containsExactlyInAnyOrder(
                        "wrong.screen-sanctions.commands: made", "wrong.cases: mended", "wrong.chat.received: mended");
        allIsWell(keeper);
    }

    @Test
    void anotherNumberOfPartitionsIsRefusedAndNothingIsTouched() {
        ClusterOutOfReach.await(admin.createTopics(List.of(new NewTopic("other.replies", 3, TestBroker.REPLICAS)))
                .all());
        await().until(() -> TopicsFound.on(admin, List.of("other.replies")).has("other.replies"));
        assertThatThrownBy(() -> keeper("other.").apply(admin, STEPS))
                .isInstanceOf(TopicsWrong.class)
                .hasMessageContaining("other.replies: has 3 partitions, must have 12");
        assertThat(TopicsFound.on(admin, List.of("other.events")).has("other.events"))
                .isFalse();
    }

    @Test
    void aStepWithoutTopicIsFound() {
        TopicKeeper keeper = keeper("steps.");
        keeper.apply(admin, List.of("open-lead"));
        assertThat(keeper.stepsWithoutTopic(admin, STEPS)).containsExactly("screen-sanctions");
    }

    /** Soon: of three brokers the one that is asked may be the last to hear of it. */
    private static void allIsWell(TopicKeeper keeper) {
        await().ignoreExceptionsInstanceOf(TopicsWrong.class).untilAsserted(() -> keeper.verify(admin, STEPS));
    }

    private static TopicKeeper keeper(String prefix) {
        return new TopicKeeper(TopicsFile.bundled(), TopicNames.of(prefix));
    }

    private static void set(String topic, String setting, String value) {
        ClusterOutOfReach.await(admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all());
    }

    @Test
    void ofATopicThatTheBrokerDoesNotKnowYetNothingIsFound() throws Exception {
        admin.createTopics(List.of(new NewTopic("known.events", 1, TestBroker.REPLICAS)))
                .all()
                .get();
        await().untilAsserted(() -> assertThat(TopicsFound.configs(admin, List.of("known.events", "new.events")))
                .containsOnlyKeys("known.events"));
    }
}
