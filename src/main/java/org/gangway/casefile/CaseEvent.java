// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to a case: its journal. Folding the events in order gives the {@link CaseFile}, key or no key. */
public sealed interface CaseEvent {

    Instant at();

    /** The same event with nothing in the clear. */
    default CaseEvent sealed(Sealer sealer) {
        return switch (this) {
            case CaseOpened e ->
                new CaseOpened(
                        e.caseId,
                        e.conversationId,
                        e.channel,
                        e.scenario,
                        e.rules,
                        e.keyEpoch,
                        e.language,
                        sealer.all("", e.fields),
                        e.seen,
                        e.starts,
                        e.expiresAt,
                        e.at);
            case FieldAnswered e -> new FieldAnswered(e.field, sealer.seal(e.field, e.value), e.at);
            case CorrectionWanted e ->
                new CorrectionWanted(
                        e.field, e.value.map(value -> sealer.seal(CaseFile.CORRECTION + "." + e.field, value)), e.at);
            case OfStep e -> e.sealedStep(sealer);
            case MessageTaken e -> e;
            case LanguageChosen e -> e;
            case OutcomeDecided e -> e;
            case FarewellSaid e -> e;
            case KeyDestroyed e -> e;
            case CaseClosed e -> e;
            case CaseForgotten e -> e;
        };
    }

    /** What happened to one step. */
    sealed interface OfStep extends CaseEvent {
        String step();

        /** The same event with nothing in the clear. */
        private OfStep sealedStep(Sealer sealer) {
            return switch (this) {
                case HandAnswered e ->
                    new HandAnswered(e.step, e.field, sealer.seal(e.step + "." + e.field, e.value), e.at);
                case StepReplied e -> new StepReplied(e.step, e.delivery, sealer.reply(e.step, e.reply), e.at);
                case QuestionAsked e ->
                    new QuestionAsked(
                            e.step, e.round, sealer.question(e.step, e.question), e.remindAt, e.expireAt, e.at);
                case QuestionQueued e -> new QuestionQueued(e.step, e.round, sealer.question(e.step, e.question), e.at);
                case ConditionJudged e -> e;
                case StepIssued e -> e;
                case StepReissued e -> e;
                case StepPaused e -> e;
                case StepStarted e -> e;
                case StepDone e -> e;
                case StepSkipped e -> e;
                case StepVoided e -> e;
                case CustomerReminded e -> e;
                case ReviewAsked e -> e;
                case ReviewOpened e -> e;
                case ReviewVoted e -> e;
            };
        }
    }

    /**
     * @param keyEpoch id of the epoch whose wrapping key holds the case key
     * @param seen message ids of an earlier case of this conversation, so that none of them counts again
     * @param starts ids of the messages that opened earlier cases of this conversation, and of the one that opened this
     */
    record CaseOpened(
            String caseId,
            String conversationId,
            String channel,
            Scenario.Ref scenario,
            List<StepInput.RuleTable> rules,
            String keyEpoch,
            String language,
            Map<String, Value> fields,
            List<String> seen,
            List<String> starts,
            Instant expiresAt,
            Instant at)
            implements CaseEvent {}

    /** @param meaning what it was taken for: {@code answer}, {@code help}, {@code late}, … */
    record MessageTaken(String messageId, String meaning, Instant at) implements CaseEvent {}

    /** Settles the question of that name as well. */
    record FieldAnswered(String field, Value value, Instant at) implements CaseEvent {}

    /** Too late for the machine: reviewers see the value, if there is one, and the answer stays as it is. */
    record CorrectionWanted(String field, Optional<Value> value, Instant at) implements CaseEvent {}

    /** The customer answered a question that a hand had asked. */
    record HandAnswered(String step, String field, Value value, Instant at) implements OfStep {}

    record ConditionJudged(String step, String condition, boolean held, Instant at) implements OfStep {}

    record StepIssued(String step, int round, Instant replyBy, Instant at) implements OfStep {}

    /** @param why {@code no-reply}, {@code unavailable}, {@code operations} */
    record StepReissued(String step, int delivery, String why, Instant replyBy, Instant at) implements OfStep {}

    /** With {@code done} or {@code pass} it settles the step as well. */
    record StepReplied(String step, int delivery, Reply reply, Instant at) implements OfStep {}

    record StepPaused(String step, Instant until, Instant at) implements OfStep {}

    record StepStarted(String step, Instant remindAt, Instant expireAt, Instant at) implements OfStep {}

    /** Settled otherwise than by an answer or a reply: known beforehand, confirmed, or by reviewers. */
    record StepDone(String step, Instant at) implements OfStep {}

    record StepSkipped(String step, Instant at) implements OfStep {}

    /** @param because the field that changed */
    record StepVoided(String step, String because, Instant at) implements OfStep {}

    record QuestionAsked(
            String step, int round, Question question, Optional<Instant> remindAt, Instant expireAt, Instant at)
            implements OfStep {}

    record QuestionQueued(String step, int round, Question question, Instant at) implements OfStep {}

    record CustomerReminded(String step, Instant at) implements OfStep {}

    record LanguageChosen(String language, Instant at) implements CaseEvent {}

    record ReviewAsked(String step, String queue, List<String> reasons, Instant at) implements OfStep {}

    /** A reviewer saw personal data. */
    record ReviewOpened(String step, String reviewer, Instant at) implements OfStep {}

    record ReviewVoted(String step, String reviewer, String decision, Instant at) implements OfStep {}

    /** @param reason a code: the step, rule or wish that led here */
    record OutcomeDecided(Outcome outcome, String reason, Optional<Instant> closeBy, Instant at) implements CaseEvent {}

    record FarewellSaid(Instant giveUpAt, Instant at) implements CaseEvent {}

    /** T1: from here on the case key is gone from the store and its topic. */
    record KeyDestroyed(Instant at) implements CaseEvent {}

    /** @param certificate the deletion certificate, compact JWS */
    record CaseClosed(String certificate, Instant forgetAt, Instant at) implements CaseEvent {}

    record CaseForgotten(Instant at) implements CaseEvent {}
}
