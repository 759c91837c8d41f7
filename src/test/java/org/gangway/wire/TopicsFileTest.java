// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicsFileTest {
    private static final Path FILE = Path.of("kafka/topics.yaml");

    @Test
    void theFileInTheRepositoryIsRight() {
        assertThat(TopicsFile.read(FILE)).isEqualTo(TopicsFile.bundled());
    }

    @Test
    void everyProblemIsReportedWithItsLine() throws IOException {
        String broken = Files.readString(FILE)
                .replaceFirst("partitions: 12", "partitions: 7")
                .replace("sealing: door", "sealing: paint")
                .replaceFirst("(?m)^    retention: P3650D\n", "")
                .replace("writers: [operator]", "writers: [anybody]");
        assertThatThrownBy(() -> TopicsFile.parse(broken))
                .isInstanceOf(TopicsFile.Wrong.class)
                .hasMessageContainingAll("/topics/chat.received/partitions", "/topics/chat.received/sealing")
                .hasMessageContainingAll("/topics/events", "retention", "/topics/scenarios/writers/0")
                .hasMessageContaining("line   %2d: ".formatted(lineOf(broken, "partitions: 7")))
                .hasMessageContaining("line   %2d: ".formatted(lineOf(broken, "sealing: paint")));
    }

    @Test
    void whatHoldsCommandsIsSealedAsTheCommandsAre() {
        Map<String, TopicSpec> topics = TopicsFile.bundled().topics(List.of("announce"));
        for (String holding : List.of("packer-batch-changelog", "eventbridge.batches")) {
            assertThat(topic(topics, holding).sealing())
                    .as(holding)
                    .isEqualTo(topic(topics, "announce.commands").sealing());
        }
    }

    @Test
    void everyStepGetsTheTemplateButThoseNamedInTheFile() {
        var topics = TopicsFile.bundled().topics(List.of("open-lead", "announce"));
        assertThat(topics).containsKeys("open-lead.commands", "announce.commands", "review.commands");
        assertThat(topics).doesNotContainKey(TopicsFile.STEP_TEMPLATE);
        assertThat(topic(topics, "open-lead.commands").readers()).containsExactly("hands");
        assertThat(topic(topics, "announce.commands").readers()).containsExactly("process");
    }

    @Test
    void whatAnOptionalStepNeedsIsThereOnlyWhereItIsTurnedOn() {
        assertThat(TopicsFile.bundled().topics(List.of("open-lead"))).doesNotContainKey("open-faces");
        assertThat(TopicsFile.bundled().topics(List.of("open-lead", "find-duplicate")))
                .containsKeys("open-faces", "find-duplicate.commands");
        assertThat(new RouteSteps(Path.of("routes")).steps())
                .contains("verify-face")
                .doesNotContain("find-duplicate");
        assertThat(new RouteSteps(Path.of("routes"), Set.of()).steps()).contains("find-duplicate");
    }

    @Test
    void retentionAndCleanupAreTopicSettings() {
        assertThat(settings("chat.received"))
                .containsEntry("retention.ms", "86400000")
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("segment.ms", "3600000");
        assertThat(settings("cases")).containsEntry("cleanup.policy", "compact").doesNotContainKey("retention.ms");
        assertThat(settings("open-faces"))
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "5184000000");
    }

    private static Map<String, String> settings(String name) {
        return topic(TopicsFile.bundled().topics(), name).settings();
    }

    private static TopicSpec topic(Map<String, TopicSpec> topics, String name) {
        return Objects.requireNonNull(topics.get(name), name);
    }

    private static int lineOf(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count();
    }
}
