// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Command;
import org.gangway.casefile.Input;
import org.gangway.casefile.Phase;
import org.gangway.outward.Packing;
import org.gangway.wire.TopicNames;
import org.gangway.wire.TopicsFile;
import org.junit.jupiter.api.Test;

/** {@code docs/path-of-a-case.md} shows what is there, all of it and nothing else. */
class PathOfACaseTest {
    private static final TopicNames TOPICS = TopicNames.of(TopicNames.DEFAULT_PREFIX);
    private final String page;

    PathOfACaseTest() throws IOException {
        page = Files.readString(Path.of("docs/path-of-a-case.md"));
    }

    @Test
    void theProcessIsDrawnAsItIs() {
        assertThat(drawing("onboarding"))
                .isEqualTo(described(OnboardingTopology.build(TOPICS, CaseFile.FORMAT, Idle::new)));
    }

    @Test
    void thePackerIsDrawnAsItIs() {
        PackerTopology.Names names = new PackerTopology.Names(
                TOPICS.commands("announce"),
                TOPICS.physical("eventbridge.batches"),
                TOPICS.physical("replies"),
                TOPICS.physical("dead-letters"));
        assertThat(drawing("packer"))
                .isEqualTo(described(
                        PackerTopology.build(names, Packing.AWS, Duration.ofMillis(200), () -> {}, () -> true)));
    }

    @Test
    void everyTopicIsNamed() {
        TopicsFile.bundled().topics().keySet().forEach(topic -> assertThat(page).contains(topic));
    }

    @Test
    void theTablesHoldWhatThereIsInItsOrder() {
        assertThat(table("Phases"))
                .containsExactlyElementsOf(
                        Arrays.stream(Phase.values()).map(Phase::name).toList());
        assertThat(table("Inputs")).containsExactlyElementsOf(names(Input.class));
        assertThat(table("Commands")).containsExactlyElementsOf(names(Command.class));
        assertThat(table("Events")).containsExactlyInAnyOrderElementsOf(names(CaseEvent.class));
    }

    private String drawing(String name) {
        return found("(?s)```text " + name + "\n(.*?)```").getFirst().strip();
    }

    /** The first column of the table in the section whose heading begins so. */
    private List<String> table(String heading) {
        String section = found("(?s)\n## " + heading + "(.*?)(?=\n## |\\z)").getFirst();
        return Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(section)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static List<String> names(Class<?> family) {
        return records(family).map(Class::getSimpleName).toList();
    }

    private static Stream<Class<?>> records(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(member -> member.isSealed() ? records(member) : Stream.of(member));
    }

    /** The name of a lambda differs from run to run; its class does not. */
    private static String described(Topology topology) {
        return topology.describe()
                .toString()
                .replaceAll("extractor class: [\\w.]*?(\\w+)\\$\\$[^)]*", "extractor class: $1")
                .strip();
    }

    private static final class Idle extends ContextualProcessor<String, byte[], String, byte[]> {
        @Override
        public void process(Record<String, byte[]> record) {
            throw new AssertionError("nothing runs here");
        }
    }
}
