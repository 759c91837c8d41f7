// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gangway.casefile.StepState.Status;

/** Events into state. */
final class Folding {
    private Folding() {}

    static CaseFile apply(CaseFile file, CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseOpened e -> opened(e);
            case CaseEvent.MessageTaken e -> file.saw(e.messageId());
            case CaseEvent.FieldAnswered e ->
                onAny(file.with(e.field(), e.value()), e.field(), e.at(), s -> s.becomes(Status.DONE, e.at()));
            case CaseEvent.CorrectionWanted e -> corrected(file, e);
            case CaseEvent.LanguageChosen e -> file.speaks(e.language());
            case CaseEvent.OfStep e -> ofStep(file, e);
            case CaseEvent.OutcomeDecided e -> file.decided(e.outcome(), e.reason(), e.closeBy(), e.at());
            case CaseEvent.FarewellSaid e -> farewell(file, e);
            case CaseEvent.KeyDestroyed e -> file.keyDestroyed(e.at());
            case CaseEvent.CaseClosed e -> file.closedWith(e.certificate(), e.forgetAt());
            case CaseEvent.CaseForgotten ignored -> file;
        };
    }

    private static CaseFile ofStep(CaseFile file, CaseEvent.OfStep event) {
        return switch (event) {
            case CaseEvent.ConditionJudged ignored -> file;
            case CaseEvent.ReviewOpened ignored -> file;
            case CaseEvent.StepIssued e -> issued(file, e);
            case CaseEvent.StepReissued e -> on(file, e, s -> s.redelivered(e.delivery(), e.at(), e.replyBy()));
            case CaseEvent.StepReplied e -> on(file, e, s -> replied(s, e));
            case CaseEvent.StepPaused e ->
                on(file, e, s -> s.waits(Status.RETRYING, e.at(), Optional.empty(), Optional.of(e.until())));
            case CaseEvent.StepStarted e ->
                on(file, e, s -> s.becomes(Status.STARTED, e.at())
                        .waits(Status.STARTED, e.at(), Optional.of(e.remindAt()), Optional.of(e.expireAt())));
            case CaseEvent.StepDone e -> on(file, e, s -> s.becomes(Status.DONE, e.at()));
            case CaseEvent.StepSkipped e -> onAny(file, e, s -> s.becomes(Status.SKIPPED, e.at()));
            case CaseEvent.StepVoided e -> onAny(file, e, s -> s.voided(e.at()));
            case CaseEvent.QuestionAsked e ->
                onAny(file, e, s -> s.asks(e.round(), e.question())
                        .waits(Status.ASKING, e.at(), e.remindAt(), Optional.of(e.expireAt())));
            case CaseEvent.QuestionQueued e ->
                onAny(file, e, s -> s.asks(e.round(), e.question())
                        .waits(Status.QUEUED, e.at(), Optional.empty(), Optional.empty()));
            case CaseEvent.CustomerReminded e -> on(file, e, Folding::reminded);
            case CaseEvent.HandAnswered e -> on(file, e, s -> s.answered(e.field(), e.value()));
            case CaseEvent.ReviewAsked e -> onAny(file, e, s -> s.inReview(e.queue(), e.reasons(), e.at()));
            case CaseEvent.ReviewVoted e -> on(file, e, s -> s.voted(e.reviewer(), e.decision()));
        };
    }

    static CaseFile opened(CaseEvent.CaseOpened e) {
        return new CaseFile(
                CaseFile.FORMAT,
                1,
                e.caseId(),
                e.conversationId(),
                e.channel(),
                e.scenario(),
                e.rules(),
                e.keyEpoch(),
                e.language(),
                Phase.RUNNING,
                Optional.empty(),
                Optional.empty(),
                e.seen(),
                e.starts(),
                e.fields(),
                Map.of(),
                e.at(),
                e.at(),
                Optional.empty(),
                e.expiresAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CaseFile issued(CaseFile file, CaseEvent.StepIssued e) {
        StepState state = file.step(e.step())
                .map(old -> old.again(e.round(), e.at(), e.replyBy()))
                .orElseGet(() -> StepState.issued(e.round(), e.at(), e.replyBy()));
        return file.with(e.step(), state);
    }

    private static CaseFile farewell(CaseFile file, CaseEvent.FarewellSaid e) {
        return file.with(CaseFile.FAREWELL, StepState.issued(1, e.at(), e.giveUpAt()))
                .in(Phase.FAREWELL);
    }

    private static StepState replied(StepState state, CaseEvent.StepReplied e) {
        StepState replied = state.replied(e.reply());
        return switch (e.reply().kind()) {
            case DONE, PASS -> replied.becomes(Status.DONE, e.at());
            case REFER, FAIL, RETAKE, STARTED, ASK, DECLINED, UNAVAILABLE, MALFORMED -> replied;
        };
    }

    /** Reviewers see what came since they last decided. */
    private static CaseFile corrected(CaseFile file, CaseEvent.CorrectionWanted e) {
        StepState state = file.step(CaseFile.CORRECTION)
                .map(old -> old.status() == Status.IN_REVIEW ? old : old.voided(e.at()))
                .map(old -> old.again(old.round() + 1, e.at(), e.at()))
                .orElseGet(() -> StepState.issued(1, e.at(), e.at()));
        return file.with(
                CaseFile.CORRECTION,
                e.value().map(value -> state.knows(e.field(), value)).orElse(state));
    }

    private static StepState reminded(StepState state) {
        return state.waits(state.status(), state.since(), Optional.empty(), state.wakeAt());
    }

    /** On a step that was issued before. */
    private static CaseFile on(CaseFile file, CaseEvent.OfStep event, UnaryOperator<StepState> change) {
        StepState state = file.step(event.step())
                .orElseThrow(() -> new IllegalStateException("the journal tells of step " + event.step()
                        + ", which was never issued; the journal is not whole"));
        return file.with(event.step(), change.apply(state));
    }

    /** On a step that may be new. */
    private static CaseFile onAny(CaseFile file, CaseEvent.OfStep event, UnaryOperator<StepState> change) {
        return onAny(file, event.step(), event.at(), change);
    }

    private static CaseFile onAny(CaseFile file, String step, Instant at, UnaryOperator<StepState> change) {
        StepState state = file.step(step).orElseGet(() -> StepState.issued(1, at, at));
        return file.with(step, change.apply(state));
    }
}
