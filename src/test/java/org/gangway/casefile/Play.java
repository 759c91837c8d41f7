// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plays inputs against the domain as the processor does: decide, seal, fold. Keeps the journal and the commands. */
final class Play {
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    static final String CONVERSATION = "00112233445566778899aabbccddeeff";
    static final Pacing PACING = new Pacing(
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofMinutes(1),
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1)),
            Duration.ofSeconds(60),
            Duration.ofDays(60),
            Duration.ofDays(10),
            Duration.ofHours(24));

    private final Scenario scenario;
    final List<CaseEvent> journal = new ArrayList<>();
    final List<Command> sent = new ArrayList<>();
    final Map<String, String> known = new HashMap<>();

    @Nullable
    CaseFile file;

    Instant now = START;
    private int messages;

    Play(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Decides at once, or later if the input has waited. */
    Onboarding onboarding() {
        return new Onboarding(scenario, List.of(), "epoch", PACING, now);
    }

    /** Stands in for encryption: the clear text is gone from the value. */
    static Value seal(String field, Value value) {
        return value.isClear() ? new Value.Sealed("sealed:" + field) : value;
    }

    Decision take(Input input) {
        Decision decision = onboarding().decide(Optional.ofNullable(file), input, opened());
        for (CaseEvent event : decision.events()) {
            if (event instanceof CaseEvent.FieldAnswered answered && answered.value() instanceof Value.Plain plain) {
                known.put(answered.field(), plain.text());
            }
            CaseEvent sealed = event.sealed(Play::seal);
            journal.add(sealed);
            file = file == null || sealed instanceof CaseEvent.CaseOpened
                    ? CaseFile.opened((CaseEvent.CaseOpened) sealed)
                    : file.apply(sealed);
        }
        decision.commands().forEach(command -> sent.add(command.sealed(Play::seal)));
        return decision;
    }

    /** Like the processor, no more than the domain asks for. */
    private Map<String, String> opened() {
        Map<String, String> opened = new HashMap<>(known);
        opened.keySet()
                .retainAll(
                        file == null || file.closed() ? Set.of() : onboarding().reads(file));
        return opened;
    }

    Play start() {
        return start("web", Map.of());
    }

    Play start(String channel, Map<String, Value> fields) {
        fields.forEach((name, value) -> known.put(name, ((Value.Plain) value).text()));
        take(new Input.Started(CONVERSATION, channel, nextMessage(), "en", fields, now));
        return this;
    }

    Play answer(String text) {
        take(said(new Meaning.Answer(new Value.Plain(text)), openQuestion()));
        return this;
    }

    Play says(Meaning meaning) {
        take(said(meaning, Optional.empty()));
        return this;
    }

    Input.CustomerSaid said(Meaning meaning, Optional<String> answers) {
        return new Input.CustomerSaid(nextMessage(), answers, meaning, now);
    }

    Play reply(String step, Reply reply) {
        StepState state = file().state(step);
        take(new Input.Replied(file().commandId(step, state.round()), step, state.delivery(), reply, now));
        return this;
    }

    Play vote(String step, String reviewer, String decision) {
        take(new Input.Voted(file().reviewId(step, file().state(step).round()), reviewer, decision, now));
        return this;
    }

    /** Lets time pass until the next deadline, and delivers it. */
    Play waitForDeadline() {
        Deadline next =
                file().deadlines().min(Comparator.comparing(Deadline::due)).orElseThrow();
        now = next.due().isAfter(now) ? next.due() : now;
        take(new Input.DeadlinePassed(next.id(), now));
        return this;
    }

    Play farewellSeen() {
        take(new Input.CustomerSaw(nextMessage(), file().commandId(CaseFile.FAREWELL, 1), now));
        return this;
    }

    CaseFile file() {
        if (file == null) {
            throw new AssertionError("no case was opened");
        }
        return file;
    }

    Optional<String> openQuestion() {
        return file().openQuestion()
                .map(open -> file().commandId(open.getKey(), open.getValue().round()));
    }

    /** Name of the step whose question is open, or empty text. */
    String asked() {
        return file().openQuestion().map(Map.Entry::getKey).orElse("");
    }

    StepState.@Nullable Status status(String step) {
        return file().step(step).map(StepState::status).orElse(null);
    }

    private String nextMessage() {
        return "m" + ++messages;
    }
}
