// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.wire.Json;

/**
 * Whole courses through the real topology. Every input twice, the second time whenever it likes and also after the end,
 * replies that come after the process has asked again, and all that is open in any order: the same case, and the same journal.
 */
class RepeatedInputsTest {
    /** What depends on when something came, and not on what came. */
    private static final Set<String> TIMES = Set.of(
            "at",
            "until",
            "replyBy",
            "remindAt",
            "expireAt",
            "closeBy",
            "giveUpAt",
            "wakeAt",
            "changedAt",
            "forgetAt",
            "expiresAt",
            "keyDestroyedAt");

    private static final Map<Ending, Played> STRAIGHT = new EnumMap<>(Ending.class);

    private record Played(CaseFile file, List<CaseEvent> journal, int repeats, int afterTheEnd, int late) {}

    @Property(tries = 120)
    void twiceLateAndInAnotherOrderLeadsToTheSameCaseAndJournal(@ForAll Ending ending, @ForAll long seed) {
        Played straight = STRAIGHT.computeIfAbsent(ending, once -> play(once, Optional.empty()));
        Played disturbed = play(ending, Optional.of(new Random(seed)));

        assertThat(straight.file.outcome()).contains(ending.outcome);
        assertThat(straight.journal).hasSizeGreaterThan(10);
        assertThat(disturbed.repeats).isGreaterThanOrEqualTo(5);
        assertThat(KeptJournals.folded(disturbed.journal)).isEqualTo(disturbed.file);
        assertThat(disturbed.file.outcome()).isEqualTo(straight.file.outcome());
        assertThat(disturbed.file.reason()).isEqualTo(straight.file.reason());
        if (!ending.early()) {
            assertThat(course(disturbed.journal)).containsExactlyInAnyOrderElementsOf(course(straight.journal));
            assertThat(state(disturbed.file)).isEqualTo(state(straight.file));
        }

        Statistics.label("ending").collect(ending).coverage(share -> List.of(Ending.values())
                .forEach(each -> share.check(each).percentage(percent -> percent > 2)));
        Statistics.label("something came after the end")
                .collect(disturbed.afterTheEnd > 0)
                .coverage(share -> share.check(true).percentage(percent -> percent > 50));
        Statistics.label("a reply came late").collect(disturbed.late > 0).coverage(share -> share.check(true)
                .percentage(percent -> percent > 20));
    }

    private static Played play(Ending ending, Optional<Random> disorder) {
        try (PlayedCourse course = new PlayedCourse(
                new ProcessUnderTest(new Fakes.OneCourse(ProcessUnderTest.parsed(Ending.SCENARIO))),
                ending,
                disorder.orElse(null))) {
            CaseFile file = course.play();
            return new Played(file, course.journal, course.repeats(), course.afterTheEnd(), course.late());
        }
    }

    /** Without times; that a hand was asked again because its reply was late is no part of the course. */
    private static List<String> course(List<CaseEvent> journal) {
        return journal.stream()
                .filter(event -> !(event instanceof CaseEvent.StepReissued again
                        && again.why().equals("no-reply")))
                .map(event -> event.getClass().getSimpleName() + timeless(Json.MAPPER.valueToTree(event)))
                .toList();
    }

    private static JsonNode state(CaseFile file) {
        ObjectNode state = timeless(Json.MAPPER.valueToTree(file));
        state.remove("sequence");
        return state;
    }

    private static ObjectNode timeless(ObjectNode node) {
        TIMES.forEach(node::remove);
        node.remove("delivery");
        node.forEach(child -> {
            if (child instanceof ObjectNode object) {
                timeless(object);
            }
        });
        return node;
    }
}
