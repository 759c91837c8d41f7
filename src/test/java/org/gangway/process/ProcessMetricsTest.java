// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Reply;
import org.gangway.wire.CommandRecord;
import org.junit.jupiter.api.Test;

/** What the process counts and times. */
class ProcessMetricsTest extends SmallProcess {
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

    @Test
    void aCommandThatIsHandedOutAgainIsAsOldAsItWasAlsoForAProcessThatStartsAnew() {
        says("start", null, START);
        says("text", "Ann Example", START.plusSeconds(3));
        Instant first = sinceWhen();
        driver.advanceWallClockTime(Duration.ofMinutes(5));
        assertThat(stored().step("open-account").orElseThrow().delivery()).isGreaterThan(1);
        assertThat(sinceWhen()).isEqualTo(first);
    }

    private Instant sinceWhen() {
        OpenSteps anew = new OpenSteps();
        anew.track(stored());
        return anew.all()
                .flatMap(waiting -> waiting.steps().stream())
                .filter(step -> step.step().equals("open-account"))
                .findFirst()
                .orElseThrow()
                .since();
    }

    private double waiting(String step) {
        return registry.get("gangway.cases.waiting").tag("step", step).gauge().value();
    }

    private double counted(String name, String label, String value) {
        return registry.get(name).tag(label, value).counter().count();
    }
}
