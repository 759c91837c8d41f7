// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One thing that somebody must do: the customer, a route, or a reviewer. */
public sealed interface Step {

    /** Kebab-case, unique in its scenario; a field's name for {@link Ask}, a route's and topic's for check and do. */
    String name();

    /** The step is left out where this does not hold. */
    Optional<Condition> when();

    Pace pace();

    /** The fields (or open facts, as {@code step.fact}) that this step gets to see. */
    default List<String> needs() {
        return switch (this) {
            case Ask ignored -> List.of();
            case Confirm ignored -> List.of();
            case Check check -> check.needs();
            case Do done -> done.needs();
            case Review review -> review.needs();
        };
    }

    /** What is judged before the step starts, and on its answer. */
    default Stream<Condition> conditions() {
        Optional<Condition> rule = this instanceof Ask ask ? ask.rule() : Optional.empty();
        return Stream.concat(when().stream(), rule.stream());
    }

    /**
     * A question to the customer; its answer becomes the field of the same name.
     *
     * @param type how the answer is understood, see {@link Question#type}
     * @param profile with photos: the requirements, {@code id-portrait} or {@code selfie}; {@code liveness} with a recording
     * @param rule what an acceptable answer must fulfil
     * @param refused what a broken rule, or "no" to a yes-no question, leads to: {@code withdrawn} or a reason for refusal
     */
    record Ask(
            String name,
            String type,
            Optional<String> profile,
            Optional<Condition> rule,
            Optional<String> refused,
            Optional<Condition> when,
            Pace pace)
            implements Step {

        /** Whether its answer is a picture, or several, and no words. */
        public boolean pictured() {
            return type.equals("photo") || type.equals(Challenging.LIVENESS);
        }

        /** Whether not every answer will do. */
        boolean judged() {
            return rule.isPresent() || refused.isPresent();
        }
    }

    /** Shows all answers and asks whether they are right. */
    record Confirm(String name, Optional<Condition> when, Pace pace) implements Step {}

    /**
     * A route that judges.
     *
     * @param retake the field to ask again when the verdict is {@code retake}
     * @param atMost how many times the check may run for that reason; then it is referred
     * @param refer the review queue for {@code refer}
     * @param fail the reason for refusal on {@code fail}; absent: the step's name
     */
    record Check(
            String name,
            List<String> needs,
            Optional<String> retake,
            int atMost,
            String refer,
            Optional<String> fail,
            Optional<Condition> when,
            Pace pace)
            implements Step {}

    /** A route that does something. */
    record Do(String name, List<String> needs, Optional<Condition> when, Pace pace) implements Step {}

    /** Two reviewers decide, whatever the checks said. */
    record Review(String name, List<String> needs, String queue, Optional<Condition> when, Pace pace) implements Step {}
}
