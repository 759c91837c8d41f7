// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what an input leads to. Pure: the same case, input and answers give the same decision.
 *
 * @param scenario the version pinned by the case, or for a new case the newest
 * @param rules the rule tables to pin when a case opens
 * @param keyEpoch id of the epoch whose wrapping key holds the key of a case that opens
 * @param now when the input is worked on; the time that a customer or a hand is given begins then, however long the input
 *     has waited for us
 */
public record Onboarding(
        Scenario scenario, List<StepInput.RuleTable> rules, String keyEpoch, Pacing pacing, Instant now) {

    /**
     * The fields whose content {@link #decide} may need in the clear: those that a condition may read, or that are judged
     * themselves. A correction or a photo taken again voids steps that were settled, so while a case runs any condition may
     * be judged again.
     */
    public Set<String> reads(CaseFile file) {
        Set<String> fields = new HashSet<>();
        Stream<Step> steps = file.phase() == Phase.RUNNING ? scenario.steps() : scenario.ending().stream();
        steps.forEach(step -> {
            step.conditions().forEach(condition -> fields.addAll(condition.fields()));
            if (step instanceof Step.Ask ask
                    && ask.judged()
                    && file.step(ask.name()).isEmpty()) {
                fields.add(ask.name()); // if it was given beforehand it is judged when its turn comes
            }
        });
        fields.retainAll(file.fields().keySet());
        return fields;
    }

    /**
     * @param file the case, absent where the conversation has none
     * @param answers opened fields, at least those that {@link #reads} names
     */
    public Decision decide(Optional<CaseFile> file, Input input, Map<String, String> answers) {
        if (input instanceof Input.Started started) {
            return start(file, started, answers);
        }
        if (file.isEmpty()) {
            return Decision.IGNORED;
        }
        Course course = new Course(this, file.get(), answers, input.at());
        switch (input) {
            case Input.Started ignored -> throw new AssertionError("handled above");
            case Input.CustomerSaid said -> new Conversing(course).said(said);
            case Input.CustomerSaw saw -> new Conversing(course).saw(saw);
            case Input.CustomerReturned returned -> new Conversing(course).returned(returned);
            case Input.Replied replied -> new Replying(course).replied(replied);
            case Input.DeadlinePassed passed -> new Overdue(course).passed(passed);
            case Input.Voted voted -> new Reviewing(course).voted(voted);
            case Input.Opened opened -> new Reviewing(course).opened(opened);
        }
        return course.decision();
    }

    /** The language asked for, or without its region, or the scenario's first. */
    private String spoken(String wished) {
        String base = wished.split("-", 2)[0];
        List<String> known = scenario.languages();
        return known.contains(wished) ? wished : known.contains(base) ? base : known.getFirst();
    }

    private Decision start(Optional<CaseFile> file, Input.Started started, Map<String, String> answers) {
        if (file.isPresent() && !file.get().closed()) {
            return decide(
                    file, new Input.CustomerReturned(started.messageId(), started.language(), started.at()), answers);
        }
        if (file.map(f -> f.knows(started.messageId())).orElse(false)) {
            return Decision.IGNORED;
        }
        List<String> seen = file.map(CaseFile::seen).orElse(List.of());
        List<String> starts = file.map(CaseFile::starts).orElse(List.of());
        String language = spoken(started.language());
        CaseEvent.CaseOpened opened = new CaseEvent.CaseOpened(
                started.conversationId() + "-" + started.at().toEpochMilli(),
                started.conversationId(),
                started.channel(),
                scenario.ref(),
                rules,
                keyEpoch,
                language,
                started.fields(),
                seen,
                CaseDraft.remembered(starts, started.messageId()),
                started.at().plus(pacing.maxAge()),
                started.at());
        Course course = new Course(this, opened, answers);
        course.happened(new CaseEvent.MessageTaken(started.messageId(), "start", started.at()));
        course.proceed();
        return course.decision();
    }
}
